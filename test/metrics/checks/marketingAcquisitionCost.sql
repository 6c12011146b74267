-- by accountSegment
with spent as (
  select a.segment, cast(date_trunc('month', c.incurred_on) as date) as month,
         sum(c.amount * case c.currency when 'USD' then 1 else r.rate end) as cost
  from cost_entries c
  left join accounts a on a.account_id = c.account_id
  left join lateral (
    select f.rate from fx_rates f
    where f.from_currency = c.currency and f.to_currency = 'USD' and f.rate_date <= c.incurred_on
    order by f.rate_date desc limit 1
  ) r on true
  where c.purpose = 'acquisition' and c.department = 'marketing'
  group by a.segment, month
), gained as (
  select a.segment, cast(date_trunc('month', p.started_at at time zone 'Europe/Sofia') as date) as month,
         count(distinct coalesce(a.duplicate_of_account_id, p.account_id)) as customers
  from customer_periods p
  left join accounts a on a.account_id = p.account_id
  where p.period_no = 1
  group by a.segment, month
), sides as (
  select segment, month, cost, 0 as customers from spent
  union all
  select segment, month, 0.0, customers from gained
)
select segment, month, cast(sum(cost) as double precision) / nullif(sum(customers), 0) from sides group by segment, month
