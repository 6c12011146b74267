-- by campaignChannel
with bookings as (
  select a.campaign_id, o.currency, cast(o.ordered_at at time zone 'Europe/Sofia' as date) as day, o.net_amount * a.weight as gain, 0.0 as cost
  from campaign_attributions a join order_facts o on o.order_id = a.order_id
  where a.model = 'last_touch'
  union all
  select campaign_id, currency, incurred_on, 0.0, amount from cost_entries where campaign_id is not null
), converted as (
  select k.channel, cast(date_trunc('month', b.day) as date) as month,
         sum(b.gain * case b.currency when 'USD' then 1 else r.rate end) as gain,
         sum(b.cost * case b.currency when 'USD' then 1 else r.rate end) as cost
  from bookings b
  left join campaigns k on k.campaign_id = b.campaign_id
  left join lateral (
    select f.rate from fx_rates f
    where f.from_currency = b.currency and f.to_currency = 'USD' and f.rate_date <= b.day
    order by f.rate_date desc limit 1
  ) r on true
  group by k.channel, month
)
select channel, month, cast(gain - cost as double precision) / nullif(cast(cost as double precision), 0) from converted
