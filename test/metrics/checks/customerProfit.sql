-- by accountSegment
with bookings as (
  select o.account_id, o.currency, cast(o.ordered_at at time zone 'Europe/Sofia' as date) as day, o.net_amount - o.cost_amount as amount
  from order_facts o
  where exists (select 1 from order_lines l where l.order_id = o.order_id)
  union all
  select account_id, currency, incurred_on, -amount from cost_entries where account_id is not null
)
select a.segment, cast(date_trunc('month', b.day) as date) as month, sum(b.amount * case b.currency when 'USD' then 1 else r.rate end)
from bookings b
left join accounts a on a.account_id = b.account_id
left join lateral (
  select f.rate from fx_rates f
  where f.from_currency = b.currency and f.to_currency = 'USD' and f.rate_date <= b.day
  order by f.rate_date desc limit 1
) r on true
group by a.segment, month
