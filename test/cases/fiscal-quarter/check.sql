with quarters as (
  select cast(day as date) as start, cast(year as date) as year_start, cast(day as date) + interval '3 months' as behind
  from (values ('2024-11-01', '2024-02-01'), ('2025-02-01', '2025-02-01'), ('2025-05-01', '2025-02-01')) as listed(day, year)
), placed as (
  select order_id, amount, ordered_at at time zone 'Europe/Berlin' as wall from orders
)
select
  start,
  (select count(*) from placed where wall >= start and wall < behind),
  (select coalesce(sum(amount), 0) from placed where wall >= year_start and wall < behind)
from quarters
order by start;
select count(*) from orders
where ordered_at at time zone 'Europe/Berlin' >= date '2024-11-01' and ordered_at at time zone 'Europe/Berlin' < date '2025-02-01';
