-- by campaignChannel with {"model":"linear"}
with totals as (
  select o.order_id, o.currency, o.ordered_at, sum(l.net_amount) as net_amount
  from orders o join order_lines l on l.order_id = o.order_id
  where o.status = 'completed'
  group by o.order_id, o.currency, o.ordered_at
)
select k.channel, cast(date_trunc('month', t.ordered_at at time zone 'Europe/Sofia') as date) as month,
       sum(t.net_amount * a.weight * case t.currency when 'USD' then 1 else r.rate end)
from campaign_attributions a
join totals t on t.order_id = a.order_id
left join campaigns k on k.campaign_id = a.campaign_id
left join lateral (
  select f.rate from fx_rates f
  where f.from_currency = t.currency and f.to_currency = 'USD' and f.rate_date <= cast(t.ordered_at at time zone 'Europe/Sofia' as date)
  order by f.rate_date desc limit 1
) r on true
where a.model = 'linear'
group by k.channel, month
