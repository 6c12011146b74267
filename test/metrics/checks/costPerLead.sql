-- by campaignChannel
with bookings as (
  select campaign_id, incurred_on as day, currency, amount, 0 as leads from cost_entries where purpose = 'acquisition' and department = 'marketing'
  union all
  select campaign_id, cast(created_at at time zone 'Europe/Sofia' as date), 'USD', 0.0, 1 from leads
  where deleted_at is null and duplicate_of_lead_id is null
)
select k.channel, cast(date_trunc('month', b.day) as date) as month,
       cast(sum(b.amount * case b.currency when 'USD' then 1 else r.rate end) as double precision) / nullif(sum(b.leads), 0)
from bookings b
left join campaigns k on k.campaign_id = b.campaign_id
left join lateral (
  select f.rate from fx_rates f
  where f.from_currency = b.currency and f.to_currency = 'USD' and f.rate_date <= b.day
  order by f.rate_date desc limit 1
) r on true
group by k.channel, month
