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
)
select c.segment, c.month,
       avg(case when a.loyalty_joined_at < m.finish and (a.loyalty_left_at is null or a.loyalty_left_at >= m.finish) then 1.0 else 0.0 end)
from customers c
join months m on m.month = c.month
join accounts a on a.account_id = c.account_id
where c.closing = 1
group by c.segment, c.month
