select count(distinct account_id) from orders;

select cast(date_trunc('quarter', ordered_at at time zone 'UTC') as date) as quarter, count(distinct account_id)
from orders
group by quarter
order by quarter;
