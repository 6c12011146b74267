select accounts.country, sum(orders.amount)
from orders left join accounts on accounts.account_id = orders.account_id
group by accounts.country
having sum(orders.amount) >= 100 or accounts.country = 'FR'
order by accounts.country nulls last;
