-- by no dimension in 2024
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
), costs as (
  select cast(date_trunc('month', e.incurred_on) as date) as month, sum(e.amount * case e.currency when 'USD' then 1 else r.rate end) as cost
  from cost_entries e
  left join lateral (
    select f.rate from fx_rates f
    where f.from_currency = e.currency and f.to_currency = 'USD' and f.rate_date <= e.incurred_on
    order by f.rate_date desc limit 1
  ) r on true
  where e.purpose = 'retention' and e.incurred_on >= '2024-01-01' and e.incurred_on < '2025-01-01'
  group by month
), kept as (
  select month, count(*) as kept from customers where opening = 1 and closing = 1 group by month
)
select coalesce(c.month, k.month), cast(c.cost as double precision) / k.kept from costs c full join kept k on k.month = c.month
