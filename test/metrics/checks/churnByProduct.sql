-- by productCategory in 2024
with months as (
  select distinct month_start as month, cast(month_start as timestamp) at time zone 'Europe/Sofia' as start,
         cast(month_start + interval '1 month' as timestamp) at time zone 'Europe/Sofia' as finish
  from date_spine where month_start >= '2024-01-01' and month_start < '2025-01-01'
), taken as (
  select o.account_id, p.category, min(o.ordered_at) as since
  from orders o join order_lines l on l.order_id = o.order_id left join products p on p.product_id = l.product_id
  where o.status = 'completed' group by 1, 2
  union all
  select s.account_id, p.category, min(s.started_at) from subscriptions s left join products p on p.product_id = s.product_id group by 1, 2
), opening as (
  select distinct m.month, m.finish, c.account_id
  from months m join customer_periods c on c.started_at < m.start and (c.ended_at is null or c.ended_at >= m.start)
), known as (
  select distinct o.month, o.finish, o.account_id, t.category
  from opening o join taken t on t.account_id = o.account_id and t.since < o.finish
)
select k.category, k.month, count(*) filter (where not exists (
    select 1 from customer_periods c
    where c.account_id = k.account_id and c.started_at < k.finish and (c.ended_at is null or c.ended_at >= k.finish)
  )) * 1.0 / count(*)
from known k
group by k.category, k.month
