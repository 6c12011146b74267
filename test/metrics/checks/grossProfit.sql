-- by orderKind
select o.order_kind, cast(date_trunc('month', o.ordered_at at time zone 'Europe/Sofia') as date) as month,
       sum((o.net_amount - o.cost_amount) * case o.currency when 'USD' then 1 else r.rate end)
from order_facts o
left join lateral (
  select f.rate from fx_rates f
  where f.from_currency = o.currency and f.to_currency = 'USD' and f.rate_date <= cast(o.ordered_at at time zone 'Europe/Sofia' as date)
  order by f.rate_date desc limit 1
) r on true
where exists (select 1 from order_lines l where l.order_id = o.order_id)
group by o.order_kind, month
