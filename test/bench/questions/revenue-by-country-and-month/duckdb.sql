with sales as (
  select a.country, cast(o.ordered_at at time zone 'Europe/Berlin' as date) as day, o.currency, l.net_amount
  from orders o
  join order_lines l using (order_id)
  join accounts a using (account_id)
  where o.status = 'completed' and o.ordered_at >= '2024-12-31 23:00:00Z' and o.ordered_at < '2025-12-31 23:00:00Z'
    and a.country in ('BG', 'DE', 'RO', 'US') and a.account_type = 'business'
)
select
  s.country,
  cast(date_trunc('month', s.day) as date) as month,
  sum(case when s.currency = 'USD' then s.net_amount else s.net_amount * r.rate end)
from sales s
asof left join (select * from fx_rates where to_currency = 'USD') r on r.from_currency = s.currency and r.rate_date <= s.day
group by 1, 2
order by 1, 2
