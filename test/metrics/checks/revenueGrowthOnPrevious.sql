-- by accountSegment in 2024
with months as (
  select distinct month_start as month, cast(month_start - interval '1 month' as date) as month_before
  from date_spine where month_start >= '2024-01-01' and month_start < '2025-01-01'
), orders_in_usd as (
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
), sold as (
  select segment, cast(date_trunc('month', ordered_at at time zone 'Europe/Sofia') as date) as sold_in, sum(revenue) as revenue
  from orders_in_usd o
  where exists (select 1 from order_lines l where l.order_id = o.order_id)
  group by segment, sold_in
), both_months as (
  select s.segment, m.month, s.revenue as revenue, 0 as revenue_before from months m join sold s on s.sold_in = m.month
  union all
  select s.segment, m.month, 0, s.revenue from months m join sold s on s.sold_in = m.month_before
)
select segment, month, cast(sum(revenue) - sum(revenue_before) as double precision) / nullif(cast(sum(revenue_before) as double precision), 0) from both_months group by segment, month
