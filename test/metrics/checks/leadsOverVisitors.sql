-- by campaignType
with people as (
  select campaign_id, started_at as at, visitor_id, null as lead_id from web_sessions where not is_bot and not is_internal
  union all
  select campaign_id, created_at, null, lead_id from leads
  where capture_channel = 'web_form' and deleted_at is null and duplicate_of_lead_id is null
)
select k.campaign_type, cast(date_trunc('month', p.at at time zone 'Europe/Sofia') as date) as month,
       cast(count(p.lead_id) as double precision) / nullif(count(distinct p.visitor_id), 0)
from people p
left join campaigns k on k.campaign_id = p.campaign_id
group by k.campaign_type, month
