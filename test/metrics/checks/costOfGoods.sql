-- by orderChannel
select o.channel, cast(date_trunc('month', o.ordered_at at time zone 'Europe/Sofia') as date) as month,
       coalesce(sum(l.cost_amount * case o.currency when 'USD' then 1 else r.rate end), 0)
from order_lines l
join orders o on o.order_id = l.order_id
left join lateral (
  select f.rate from fx_rates f
  where f.from_currency = o.currency and f.to_currency = 'USD' and f.rate_date <= cast(o.ordered_at at time zone 'Europe/Sofia' as date)
  order by f.rate_date desc limit 1
) r on true
where o.status = 'completed'
group by o.channel, month
