-- by accountCountry
with bought as (
  select o.order_id, o.account_id, a.country, cast(date_trunc('month', o.ordered_at at time zone 'Europe/Sofia') as date) as month,
    row_number() over (partition by o.account_id order by o.ordered_at, o.order_id) as place
  from orders o
  left join accounts a on a.account_id = o.account_id
  where o.status = 'completed' and o.account_id is not null
)
select country, month, case when cast(month + interval '1 month' as date) < timestamp '2026-01-01 02:00:00'
  then avg(case when exists (
    select 1 from bought b where b.account_id = bought.account_id and b.month = cast(bought.month + interval '1 month' as date)
  ) then 1.0 else 0 end) end
from bought where place = 1
group by country, month
