-- by leadSource in 2024
with months as (
  select distinct month_start as month, cast(month_start as timestamp) at time zone 'Europe/Sofia' as start,
         cast(month_start + interval '1 month' as timestamp) at time zone 'Europe/Sofia' as finish
  from date_spine where month_start >= '2024-01-01' and month_start < '2025-01-01'
)
select l.source, m.month, count(*)
from months m
join leads l on l.next_follow_up_at < m.finish and l.next_follow_up_at < timestamptz '2026-01-01 00:00:00+00'
  and (coalesce(l.converted_at, l.disqualified_at) is null or coalesce(l.converted_at, l.disqualified_at) >= m.finish)
where l.deleted_at is null and l.duplicate_of_lead_id is null
group by l.source, m.month
