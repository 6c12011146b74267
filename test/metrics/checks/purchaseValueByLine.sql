-- by productName
select name, month, sum(amount) / count(*)
from (
  select p.name, o.order_id, cast(date_trunc('month', o.ordered_at at time zone 'Europe/Sofia') as date) as month,
         sum(l.net_amount * case o.currency when 'USD' then 1 else r.rate end) as amount
  from orders o
  join order_lines l on l.order_id = o.order_id
  left join products p on p.product_id = l.product_id
  left join lateral (
    select f.rate from fx_rates f
    where f.from_currency = o.currency and f.to_currency = 'USD' and f.rate_date <= cast(o.ordered_at at time zone 'Europe/Sofia' as date)
    order by f.rate_date desc limit 1
  ) r on true
  where o.status = 'completed'
  group by p.name, o.order_id, month
) as spent
group by name, month
