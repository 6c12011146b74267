-- by campaignName
select k.name, cast(date_trunc('month', d.occurred_at at time zone 'Europe/Sofia') as date) as month, count(distinct d.message_id)
from activities d
left join campaigns k on k.campaign_id = d.campaign_id
where d.activity_type = 'email_delivered'
group by k.name, month
