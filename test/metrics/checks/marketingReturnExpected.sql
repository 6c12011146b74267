-- by campaignChannel
with plans as (
  select k.channel, cast(date_trunc('month', k.starts_on) as date) as month,
         sum(k.expected_revenue * case k.currency when 'USD' then 1 else r.rate end) as gain,
         sum(k.budgeted_cost * case k.currency when 'USD' then 1 else r.rate end) as cost
  from campaigns k
  left join lateral (
    select f.rate from fx_rates f
    where f.from_currency = k.currency and f.to_currency = 'USD' and f.rate_date <= k.starts_on
    order by f.rate_date desc limit 1
  ) r on true
  group by k.channel, month
)
select channel, month, cast(coalesce(gain, 0) - coalesce(cost, 0) as double precision) / nullif(cast(cost as double precision), 0) from plans
