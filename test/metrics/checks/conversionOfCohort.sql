-- by campaignChannel
select c.channel, cast(date_trunc('month', l.created_at at time zone 'Europe/Sofia') as date) as month,
       avg(case when l.converted_at is null then 0.0 else 1.0 end)
from leads l
left join campaigns c on c.campaign_id = l.campaign_id
where l.deleted_at is null and l.duplicate_of_lead_id is null
group by c.channel, month
