-- by campaignName
select c.name, cast(date_trunc('month', l.created_at at time zone 'Europe/Sofia') as date) as month, count(*)
from leads l
left join campaigns c on c.campaign_id = l.campaign_id
where l.generated_by_crm and l.deleted_at is null and l.duplicate_of_lead_id is null
group by c.name, month
