-- by accountSegment
with orders_in_usd as (
  select o.order_id, o.account_id, o.ordered_at, o.order_kind, o.owner_user_id, a.segment, coalesce(a.duplicate_of_account_id, o.account_id) as customer,
         o.net_amount * case o.currency when 'USD' then 1 else r.rate end as revenue, o.cost_amount * case o.currency when 'USD' then 1 else r.rate end as cost,
         row_number() over (partition by o.account_id order by o.ordered_at, o.order_id) as number,
         lag(o.ordered_at) over (partition by o.account_id order by o.ordered_at, o.order_id) as previous_at
  from order_facts o
  left join accounts a on a.account_id = o.account_id
  left join lateral (
    select f.rate from fx_rates f
    where f.from_currency = o.currency and f.to_currency = 'USD' and f.rate_date <= cast(o.ordered_at at time zone 'Europe/Sofia' as date)
    order by f.rate_date desc limit 1
  ) r on true
), spent as (
  select segment, cast(date_trunc('month', ordered_at at time zone 'Europe/Sofia') as date) as month, account_id, sum(revenue) as revenue
  from orders_in_usd o
  group by segment, month, account_id
), ranked as (
  select segment, month, revenue, row_number() over (partition by segment, month order by revenue desc, account_id) as place,
         count(*) over (partition by segment, month) as customers
  from spent
)
select segment, month, cast(sum(case when place <= ceil(0.2 * customers) then revenue end) as double precision) / nullif(cast(sum(revenue) as double precision), 0) from ranked group by segment, month
