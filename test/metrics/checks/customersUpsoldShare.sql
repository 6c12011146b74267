-- by accountSegment in 2024
with months as (
  select distinct month_start as month, cast(month_start as timestamp) at time zone 'Europe/Sofia' as start,
         cast(month_start + interval '1 month' as timestamp) at time zone 'Europe/Sofia' as finish
  from date_spine where month_start >= '2024-01-01' and month_start < '2025-01-01'
), customers as (
  select m.month, p.account_id, a.segment,
         max(case when p.started_at < m.start and (p.ended_at is null or p.ended_at >= m.start) then 1 else 0 end) as opening,
         max(case when p.started_at < m.finish and (p.ended_at is null or p.ended_at >= m.finish) then 1 else 0 end) as closing,
         max(case when p.started_at >= m.start and p.started_at < m.finish then 1 else 0 end) as started,
         max(case when p.started_at >= m.start and p.started_at < m.finish and p.period_no = 1 then 1 else 0 end) as is_new,
         max(case when p.ended_at >= m.start and p.ended_at < m.finish then 1 else 0 end) as ended
  from months m
  cross join customer_periods p
  left join accounts a on a.account_id = p.account_id
  group by m.month, p.account_id, a.segment
), bought as (
  select distinct o.account_id, cast(date_trunc('month', o.ordered_at at time zone 'Europe/Sofia') as date) as month
  from order_lines l join orders o on o.order_id = l.order_id
  where o.status = 'completed' and l.line_type = 'upsell'
)
select c.segment, c.month, avg(case when b.account_id is null then 0.0 else 1.0 end)
from customers c
left join bought b on b.account_id = c.account_id and b.month = c.month
where c.opening = 1 or c.started = 1
group by c.segment, c.month
