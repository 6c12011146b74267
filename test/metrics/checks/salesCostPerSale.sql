-- by ownerTeam
with bookings as (
  select user_id, incurred_on as day, currency, amount, 0 as sales from cost_entries where department = 'sales'
  union all
  select owner_user_id, cast(ordered_at at time zone 'Europe/Sofia' as date), 'USD', 0.0, 1 from orders where status = 'completed'
)
select u.team, cast(date_trunc('month', b.day) as date) as month, cast(sum(b.amount * case b.currency when 'USD' then 1 else r.rate end) as double precision) / nullif(sum(b.sales), 0)
from bookings b
left join crm_users u on u.user_id = b.user_id
left join lateral (
  select f.rate from fx_rates f
  where f.from_currency = b.currency and f.to_currency = 'USD' and f.rate_date <= b.day
  order by f.rate_date desc limit 1
) r on true
group by u.team, month
