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
), years as (
  select c.segment, c.month, c.account_id, sum(extract(epoch from p.ended_at - p.started_at)) / 86400 / 365.25 as years
  from customers c
  join months m on m.month = c.month
  join customer_periods p on p.account_id = c.account_id and p.ended_at < m.finish
  where c.ended = 1 and c.closing = 0
  group by c.segment, c.month, c.account_id
)
select segment, month, avg(years) from years group by segment, month
