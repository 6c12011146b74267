-- by productCategory by quarter in 2024
with parts as (
  select p.category, o.ordered_at at time zone 'Europe/Sofia' as placed_at, o.ordered_at at time zone 'Europe/Sofia' as day, o.currency,
         l.net_amount - coalesce(l.cost_amount, 0) as amount
  from orders o join order_lines l on l.order_id = o.order_id left join products p on p.product_id = l.product_id
  where o.status = 'completed'
  union all
  select null, cast(incurred_on as timestamp), cast(incurred_on as timestamp), currency, -amount from cost_entries where account_id is not null
)
select category, cast(date_trunc('quarter', placed_at) as date) as quarter, sum(amount * case when currency = 'USD' then 1 else (
    select r.rate from fx_rates r
    where r.from_currency = parts.currency and r.to_currency = 'USD' and r.rate_date <= cast(parts.day as date)
    order by r.rate_date desc limit 1
  ) end)
from parts
where placed_at >= timestamp '2024-01-01' and placed_at < timestamp '2025-01-01'
group by 1, 2
