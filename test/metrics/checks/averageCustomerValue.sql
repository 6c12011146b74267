-- by accountRegion
select a.region, cast(date_trunc('month', o.ordered_at at time zone 'Europe/Sofia') as date) as month,
       sum(o.net_amount * case o.currency when 'USD' then 1 else r.rate end) / count(distinct coalesce(a.duplicate_of_account_id, o.account_id))
from order_facts o
left join accounts a on a.account_id = o.account_id
left join lateral (
  select f.rate from fx_rates f
  where f.from_currency = o.currency and f.to_currency = 'USD' and f.rate_date <= cast(o.ordered_at at time zone 'Europe/Sofia' as date)
  order by f.rate_date desc limit 1
) r on true
group by a.region, month
