-- by orderChannel in 2024
with months as (
  select distinct month_start as month, cast(month_start - interval '2 months' as timestamp) at time zone 'Europe/Sofia' as start,
         cast(month_start + interval '1 month' as timestamp) at time zone 'Europe/Sofia' as finish
  from date_spine where month_start >= '2024-01-01' and month_start < '2025-01-01'
)
select o.channel, m.month, sum(l.net_amount * case o.currency when 'USD' then 1 else r.rate end)
from months m
join orders o on o.ordered_at >= m.start and o.ordered_at < m.finish and o.status = 'completed'
join order_lines l on l.order_id = o.order_id
left join lateral (
  select f.rate from fx_rates f
  where f.from_currency = o.currency and f.to_currency = 'USD' and f.rate_date <= cast(o.ordered_at at time zone 'Europe/Sofia' as date)
  order by f.rate_date desc limit 1
) r on true
group by o.channel, m.month
