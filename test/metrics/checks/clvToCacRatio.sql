-- by no dimension in 2024
with months as (
  select distinct month_start as month, cast(month_start as timestamp) at time zone 'Europe/Sofia' as start,
         cast(month_start + interval '1 month' as timestamp) at time zone 'Europe/Sofia' as finish,
         cast(month_start + interval '1 month' - interval '1 year' as timestamp) at time zone 'Europe/Sofia' as year_before
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
), yearly as (
  select m.month, cast(sum(o.revenue) as double precision) / count(distinct o.customer) as value, cast(sum(o.revenue - o.cost) as double precision) / nullif(cast(sum(o.revenue) as double precision), 0) as margin
  from months m
  join orders_in_usd o on o.ordered_at >= m.year_before and o.ordered_at < m.finish
  group by m.month
), stays as (
  select m.month, p.account_id, sum(extract(epoch from p.ended_at - p.started_at)) / 86400 / 365.25 as years
  from months m
  join customer_periods p on p.ended_at < m.finish
  where exists (select 1 from customer_periods e where e.account_id = p.account_id and e.ended_at >= m.start and e.ended_at < m.finish)
    and not exists (
      select 1 from customer_periods e
      where e.account_id = p.account_id and e.started_at < m.finish and (e.ended_at is null or e.ended_at >= m.finish)
    )
  group by m.month, p.account_id
), lifespans as (
  select month, avg(years) as years from stays group by month
), acquisition as (
  select m.month, (
           select cast(sum(e.amount * case e.currency when 'USD' then 1 else r.rate end) as double precision) from cost_entries e
           left join lateral (
             select f.rate from fx_rates f
             where f.from_currency = e.currency and f.to_currency = 'USD' and f.rate_date <= e.incurred_on
             order by f.rate_date desc limit 1
           ) r on true
           where e.purpose = 'acquisition' and cast(date_trunc('month', e.incurred_on) as date) = m.month
         ) / nullif((select count(*) from customer_periods p where p.period_no = 1 and p.started_at >= m.start and p.started_at < m.finish), 0) as cost
  from months m
)
select y.month, y.value * l.years / nullif(a.cost, 0)
from yearly y left join lifespans l on l.month = y.month left join acquisition a on a.month = y.month
