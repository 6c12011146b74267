-- by accountSegment in 2024
with months as (
  select distinct month_start as month, cast(month_start as timestamp) at time zone 'Europe/Sofia' as start,
         cast(month_start + interval '1 month' as timestamp) at time zone 'Europe/Sofia' as finish
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
  select m.month, o.segment, o.revenue, o.order_kind,
         exists (select 1 from orders e where e.account_id = o.account_id and e.status = 'completed' and e.ordered_at < m.start) as is_existing
  from months m
  join orders_in_usd o on o.ordered_at >= m.start and o.ordered_at < m.finish
  where exists (select 1 from order_lines l where l.order_id = o.order_id)
)
select segment, month, sum(revenue) from (
  select segment, month, case when is_existing or order_kind = 'renewal' then 0 else revenue end as revenue from sold
  union all
  select o.segment, m.month, 0 from orders_in_usd o join months m on o.ordered_at < m.start
) sold_or_known
group by segment, month
