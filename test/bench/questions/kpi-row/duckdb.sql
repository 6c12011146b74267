with rates as (select from_currency, rate_date, rate from fx_rates where to_currency = 'EUR'), sales as (
  select sum(case when o.currency = 'EUR' then l.net_amount else l.net_amount * r.rate end) as revenue
  from orders o
  join order_lines l using (order_id)
  asof left join rates r on r.from_currency = o.currency and r.rate_date <= cast(o.ordered_at at time zone 'Europe/Berlin' as date)
  where o.status = 'completed' and o.ordered_at >= '2024-12-31 23:00:00Z' and o.ordered_at < '2025-12-31 23:00:00Z'
), deals as (
  select
    cast(avg(case when d.currency = 'EUR' then d.amount else d.amount * r.rate end) filter (where d.outcome = 'won') as double) as deal_size,
    cast(count(*) filter (where d.outcome = 'won') as double) / nullif(count(*), 0) as win_rate
  from opportunities d
  asof left join rates r on r.from_currency = d.currency and r.rate_date <= cast(d.closed_at at time zone 'Europe/Berlin' as date)
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
