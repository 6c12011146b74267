-- by opportunityType in 2024
with months as (
  select distinct month_start as month, cast(month_start as timestamp) at time zone 'Europe/Sofia' as start,
         cast(month_start + interval '1 month' as timestamp) at time zone 'Europe/Sofia' as finish
  from date_spine where month_start >= '2024-01-01' and month_start < '2025-01-01'
), deals as (
  select m.month, o.*, o.closed_at >= m.start and o.closed_at < m.finish as is_closed
  from months m
  join opportunities o on o.created_at < m.finish and (o.closed_at is null or o.closed_at >= m.start or o.created_at >= m.start)
  where o.deleted_at is null
)
select opportunity_type, month, count(*) from deals group by opportunity_type, month
