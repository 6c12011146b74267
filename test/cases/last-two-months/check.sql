select sum(amount) from orders where ordered_at >= '2024-12-31 23:00:00+00' and ordered_at < '2025-02-28 23:00:00+00';

select cast(date_trunc('month', ordered_at at time zone 'Europe/Berlin') as date) as month, sum(amount)
from orders
where ordered_at >= '2024-12-31 23:00:00+00' and ordered_at < '2025-02-28 23:00:00+00'
group by month
order by month;
