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
), known as (
  select distinct m.month, m.start, m.finish, t.account_id, t.category from months m join taken t on t.since < m.finish
), counted as (
  select k.*, exists (
      select 1 from customer_periods p
      where p.account_id = k.account_id and p.ended_at >= k.start and p.ended_at < k.finish and not exists (
        select 1 from customer_periods o where o.account_id = p.account_id and o.started_at >= p.ended_at and o.started_at < k.finish
      )
    ) as has_left,
    (select sum(extract(epoch from p.ended_at - p.started_at)) / 86400 / 365.25 from customer_periods p
     where p.account_id = k.account_id and p.ended_at < k.finish) as years
  from known k
)
select category, month, count(*) from counted where has_left group by category, month
