-- by orderStatus
select status, cast(date_trunc('month', ordered_at at time zone 'Europe/Sofia') as date) as month, count(*)
from orders
group by status, month
