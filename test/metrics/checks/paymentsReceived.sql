-- by accountCountry
select a.country, cast(date_trunc('month', p.paid_at at time zone 'Europe/Sofia') as date) as month,
       sum(p.amount * case p.currency when 'USD' then 1 else r.rate end)
from payments p
left join orders o on o.order_id = p.order_id
left join accounts a on a.account_id = o.account_id
left join lateral (
  select f.rate from fx_rates f
  where f.from_currency = p.currency and f.to_currency = 'USD' and f.rate_date <= cast(p.paid_at at time zone 'Europe/Sofia' as date)
  order by f.rate_date desc limit 1
) r on true
group by a.country, month
