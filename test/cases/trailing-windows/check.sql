select
  cast(month as date) as month,
  (
    select sum(amount) from orders
    where ordered_at at time zone 'UTC' >= month - interval '2 months' and ordered_at at time zone 'UTC' < month + interval '1 month'
  ) as amount,
  (
    select count(distinct account_id) from orders
    where ordered_at at time zone 'UTC' >= month - interval '2 months' and ordered_at at time zone 'UTC' < month + interval '1 month'
  ) as buyers
from generate_series(timestamp '2025-01-01', timestamp '2025-05-01', interval '1 month') as months(month)
order by month;
