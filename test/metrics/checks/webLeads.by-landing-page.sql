-- by sessionLandingPage in 2024
select (
    select s.landing_page from web_sessions s
    where s.visitor_id = l.visitor_id and not s.is_bot and not s.is_internal and s.started_at <= l.created_at
    order by s.started_at desc, s.channel desc, s.source desc, s.landing_page desc, s.country desc
    limit 1
  ) as landing_page, cast(date_trunc('month', l.created_at at time zone 'Europe/Sofia') as date) as month, count(*)
from leads l
where l.capture_channel = 'web_form' and l.deleted_at is null and l.duplicate_of_lead_id is null
  and l.created_at >= timestamp '2024-01-01' at time zone 'Europe/Sofia' and l.created_at < timestamp '2025-01-01' at time zone 'Europe/Sofia'
group by 1, 2
