with months as (
  select month_start, min(year_start) as year_start, max(day) as last_day from retail_days where day >= date '2025-01-05' group by month_start
), placed as (
  select amount, cast(ordered_at at time zone 'UTC' as date) as day from orders
)
select
  month_start,
  (select count(*) from placed where day between month_start and last_day),
  (select sum(amount) from placed where day between year_start and last_day)
from months
order by month_start;
select
  (select sum(amount) from orders where cast(ordered_at at time zone 'UTC' as date) between date '2025-03-02' and date '2025-04-05'),
  (select sum(amount) from orders where cast(ordered_at at time zone 'UTC' as date) between date '2025-02-02' and date '2025-03-01');
