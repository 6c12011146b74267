-- by productCategory
select cast(null as text), cast(date_trunc('month', c.incurred_on) as date) as month,
       sum(c.amount * case c.currency when 'USD' then 1 else r.rate end)
from cost_entries c
left join lateral (
  select f.rate from fx_rates f
  where f.from_currency = c.currency and f.to_currency = 'USD' and f.rate_date <= c.incurred_on
  order by f.rate_date desc limit 1
) r on true
where c.account_id is not null
group by month
