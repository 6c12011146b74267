with rates as materialized (
  select from_currency, rate, cast(day as date) as day
  from (
    select from_currency, rate, rate_date, lead(rate_date, 1, rate_date + 1) over (partition by from_currency order by rate_date) - 1 as last_day
    from fx_rates
    where to_currency = 'USD'
  ) as spans
  cross join generate_series(cast(rate_date as timestamp), cast(last_day as timestamp), interval '1 day') as day
)
select a.country, sum(case when o.currency = 'USD' then l.net_amount else l.net_amount * r.rate end) as revenue
from orders o
join order_lines l using (order_id)
left join accounts a using (account_id)
left join rates r on r.from_currency = o.currency and r.day = cast(o.ordered_at at time zone 'UTC' as date)
where o.status = 'completed' and o.ordered_at >= '2025-01-01 00:00:00Z' and o.ordered_at < '2026-01-01 00:00:00Z'
group by 1
order by 2 desc nulls last, 1
limit 5
