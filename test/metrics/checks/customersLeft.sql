-- by customerPeriodEndReason in 2024
with months as (
  select distinct month_start as month, cast(month_start as timestamp) at time zone 'Europe/Sofia' as start,
         cast(month_start + interval '1 month' as timestamp) at time zone 'Europe/Sofia' as finish
  from date_spine where month_start >= '2024-01-01' and month_start < '2025-01-01'
)
select p.end_reason, m.month, count(distinct p.account_id)
from months m
join customer_periods p on p.ended_at >= m.start and p.ended_at < m.finish
where not exists (
  select 1 from customer_periods o
  where o.account_id = p.account_id and o.started_at >= p.ended_at and o.started_at < m.finish
)
group by p.end_reason, m.month
