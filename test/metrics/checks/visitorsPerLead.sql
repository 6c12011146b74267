-- by campaignChannel
with visits as (
  select k.channel, cast(date_trunc('month', s.started_at at time zone 'Europe/Sofia') as date) as month, count(distinct s.visitor_id) as visitors
  from web_sessions s left join campaigns k on k.campaign_id = s.campaign_id
  where not s.is_bot and not s.is_internal
  group by k.channel, month
), captured as (
  select k.channel, cast(date_trunc('month', l.created_at at time zone 'Europe/Sofia') as date) as month, count(*) as leads
  from leads l left join campaigns k on k.campaign_id = l.campaign_id
  where l.capture_channel = 'web_form' and l.deleted_at is null and l.duplicate_of_lead_id is null
  group by k.channel, month
)
select channel, month, cast(max(visitors) as double precision) / nullif(max(leads), 0)
from (select channel, month, visitors, null as leads from visits union all select channel, month, 0, leads from captured) both_sides
group by channel, month
