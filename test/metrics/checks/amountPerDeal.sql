-- by productName
select p.name, cast(date_trunc('month', o.closed_at at time zone 'Europe/Sofia') as date) as month,
       avg(o.amount * case o.currency when 'USD' then 1 else r.rate end)
from opportunities o
left join products p on p.product_id = o.product_id
left join lateral (
  select f.rate from fx_rates f
  where f.from_currency = o.currency and f.to_currency = 'USD' and f.rate_date <= cast(o.closed_at at time zone 'Europe/Sofia' as date)
  order by f.rate_date desc limit 1
) r on true
where o.outcome = 'won' and o.amount is not null and o.deleted_at is null
group by p.name, month
