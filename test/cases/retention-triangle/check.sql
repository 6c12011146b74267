-- The April cohort's later months have not begun by the tenth of April, and neither has the third month after February.
with first as (
  select account_id, min(date_trunc('month', ordered_at at time zone 'UTC')) as began from orders where account_id is not null group by 1
), active as (
  select distinct account_id, date_trunc('month', ordered_at at time zone 'UTC') as month from orders
)
select cast(began as date),
  avg(case when exists (select 1 from active a where a.account_id = f.account_id and a.month = began) then 1.0 else 0 end),
  case when began + interval '1 month' < timestamp '2025-04-10' then avg(case when exists (select 1 from active a where a.account_id = f.account_id and a.month = began + interval '1 month') then 1.0 else 0 end) end,
  case when began + interval '2 months' < timestamp '2025-04-10' then avg(case when exists (select 1 from active a where a.account_id = f.account_id and a.month = began + interval '2 months') then 1.0 else 0 end) end,
  case when began + interval '3 months' < timestamp '2025-04-10' then avg(case when exists (select 1 from active a where a.account_id = f.account_id and a.month = began + interval '3 months') then 1.0 else 0 end) end
from first f group by began order by 1;
