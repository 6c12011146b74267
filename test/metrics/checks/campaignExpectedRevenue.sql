-- by campaignType
select c.campaign_type, cast(date_trunc('month', c.starts_on) as date) as month,
       coalesce(sum(c.expected_revenue * case c.currency when 'USD' then 1 else r.rate end), 0)
from campaigns c
left join lateral (
  select f.rate from fx_rates f
  where f.from_currency = c.currency and f.to_currency = 'USD' and f.rate_date <= c.starts_on
  order by f.rate_date desc limit 1
) r on true
group by c.campaign_type, month
