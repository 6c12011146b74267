-- by productCategory
with bookings as (
  select p.category, o.currency, cast(o.ordered_at at time zone 'Europe/Sofia' as date) as day,
         l.net_amount - coalesce(l.cost_amount, 0) as gain, 0.0 as cost
  from orders o
  join order_lines l on l.order_id = o.order_id
  left join products p on p.product_id = l.product_id
  where o.status = 'completed'
  union all
  select null, currency, incurred_on, null, amount from cost_entries where department = 'sales'
), converted as (
  select b.category, cast(date_trunc('month', b.day) as date) as month,
         sum(b.gain * case b.currency when 'USD' then 1 else r.rate end) as gain,
         sum(b.cost * case b.currency when 'USD' then 1 else r.rate end) as cost, count(b.gain) as sold
  from bookings b
  left join lateral (
    select f.rate from fx_rates f
    where f.from_currency = b.currency and f.to_currency = 'USD' and f.rate_date <= b.day
    order by f.rate_date desc limit 1
  ) r on true
  group by b.category, month
)
select g.category, g.month, cast(g.gain as double precision) / nullif(cast(c.cost as double precision), 0) - 1
from converted g
left join (select month, sum(cost) as cost from converted group by month) c on c.month = g.month
where g.sold > 0
