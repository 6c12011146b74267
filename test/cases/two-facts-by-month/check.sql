with months as (select cast(start as date) as start from (values ('2025-01-01'), ('2025-02-01'), ('2025-03-01')) as listed(start)),
ordered as (select cast(date_trunc('month', ordered_at at time zone 'UTC') as date) as start, amount from orders),
came as (select cast(date_trunc('month', created_on) as date) as start from leads)
select
  start,
  (select coalesce(sum(amount), 0) from ordered where ordered.start = months.start),
  (select count(*) from came where came.start = months.start)
from months
order by start;
