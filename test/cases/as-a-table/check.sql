select cast(date_trunc('quarter', ordered_at at time zone 'UTC') as date) as quarter, accounts.segment, count(*), avg(amount)
from orders left join accounts on accounts.account_id = orders.account_id
where status = 'completed'
group by quarter, accounts.segment
order by quarter desc, accounts.segment nulls last
limit 3;
