with sales as (
  select a.country, cast(make_timestamp(epoch_us(o.ordered_at)) as date) as day, o.currency, l.net_amount
  from orders o
  join order_lines l using (order_id)
  left join accounts a using (account_id)
  where o.status = 'completed' and o.ordered_at >= '2025-01-01 00:00:00Z' and o.ordered_at < '2026-01-01 00:00:00Z'
)
select s.country, sum(case when s.currency = 'USD' then s.net_amount else s.net_amount * r.rate end) as revenue
from sales s
asof left join (select * from fx_rates where to_currency = 'USD') r on r.from_currency = s.currency and r.rate_date <= s.day
group by 1
order by 2 desc nulls last, 1
limit 5
