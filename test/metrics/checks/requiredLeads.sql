-- by leadSource in 2024 with {"target":12}
with months as (
  select distinct month_start as month, cast(month_start as timestamp) at time zone 'Europe/Sofia' as start,
         cast(month_start + interval '1 month' as timestamp) at time zone 'Europe/Sofia' as finish
  from date_spine where month_start >= '2024-01-01' and month_start < '2025-01-01'
), pipeline as (
  select l.source, m.month, count(*) as leads
  from months m
  join leads l on l.created_at < m.finish
    and (l.created_at >= m.start or coalesce(l.converted_at, l.disqualified_at) is null or coalesce(l.converted_at, l.disqualified_at) >= m.start)
  where l.deleted_at is null and l.duplicate_of_lead_id is null
  group by l.source, m.month
), won as (
  select l.source, cast(date_trunc('month', o.closed_at at time zone 'Europe/Sofia') as date) as month, count(*) as deals
  from opportunities o
  left join leads l on l.lead_id = o.lead_id and l.deleted_at is null and l.duplicate_of_lead_id is null
  where o.outcome = 'won' and o.deleted_at is null and o.lead_id is not null and cast(o.closed_at at time zone 'Europe/Sofia' as date) between '2024-01-01' and '2024-12-31'
  group by l.source, month
), both_sides as (
  select source, month, leads, 0 as deals from pipeline
  union all
  select source, month, 0, deals from won
)
select source, month, ceil(12.0 * sum(leads) / nullif(sum(deals), 0)) from both_sides group by source, month
