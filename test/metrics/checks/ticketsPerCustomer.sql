-- by accountSegment in 2024
with months as (
  select distinct month_start as month, cast(month_start as timestamp) at time zone 'Europe/Sofia' as start,
         cast(month_start + interval '1 month' as timestamp) at time zone 'Europe/Sofia' as finish
  from date_spine where month_start >= '2024-01-01' and month_start < '2025-01-01'
), customers as (
  select a.segment, m.month, count(distinct p.account_id) as customers
  from months m
  join customer_periods p on p.started_at < m.finish and (p.ended_at is null or p.ended_at >= m.finish)
  left join accounts a on a.account_id = p.account_id
  group by a.segment, m.month
), volume as (
  select a.segment, m.month, count(*) as tickets
  from months m
  join tickets t on not t.is_spam and t.opened_at >= m.start and t.opened_at < m.finish
  left join accounts a on a.account_id = t.account_id
  group by a.segment, m.month
), sides as (
  select segment, month, customers, 0 as tickets from customers
  union all
  select segment, month, 0, tickets from volume
)
select segment, month, cast(sum(tickets) as double precision) / nullif(sum(customers), 0) from sides group by segment, month
