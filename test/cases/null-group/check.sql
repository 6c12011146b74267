select sum(amount) from orders;

select accounts.country, sum(orders.amount)
from orders left join accounts on accounts.account_id = orders.account_id
group by accounts.country
order by accounts.country nulls last;
