with rates as materialized (
  select from_currency, rate, cast(day as date) as day
  from (
    select from_currency, rate, rate_date, lead(rate_date, 1, rate_date + 1) over (partition by from_currency order by rate_date) - 1 as last_day
    from fx_rates
    where to_currency = 'EUR'
  ) as spans
  cross join generate_series(cast(rate_date as timestamp), cast(last_day as timestamp), interval '1 day') as day
), sales as (
  select sum(case when o.currency = 'EUR' then l.net_amount else l.net_amount * r.rate end) as revenue
  from orders o
  join order_lines l using (order_id)
  left join rates r on r.from_currency = o.currency and r.day = cast(o.ordered_at at time zone 'Europe/Berlin' as date)
  where o.status = 'completed' and o.ordered_at >= '2024-12-31 23:00:00Z' and o.ordered_at < '2025-12-31 23:00:00Z'
), deals as (
  select
    cast(avg(case when d.currency = 'EUR' then d.amount else d.amount * r.rate end) filter (where d.outcome = 'won') as double precision) as deal_size,
    cast(count(*) filter (where d.outcome = 'won') as double precision) / nullif(count(*), 0) as win_rate
  from opportunities d
  left join rates r on r.from_currency = d.currency and r.day = cast(d.closed_at at time zone 'Europe/Berlin' as date)
  where d.deleted_at is null and d.outcome in ('won', 'lost') and d.closed_at >= '2024-12-31 23:00:00Z' and d.closed_at < '2025-12-31 23:00:00Z'
)
select
  (select revenue from sales),
  (select count(*) from orders where status = 'completed' and ordered_at >= '2024-12-31 23:00:00Z' and ordered_at < '2025-12-31 23:00:00Z'),
  deal_size,
  win_rate,
  (
    select count(*)
    from leads
    where deleted_at is null and duplicate_of_lead_id is null and created_at >= '2024-12-31 23:00:00Z' and created_at < '2025-12-31 23:00:00Z'
  ),
  (select count(*) from tickets where not is_spam and opened_at >= '2024-12-31 23:00:00Z' and opened_at < '2025-12-31 23:00:00Z')
from deals
