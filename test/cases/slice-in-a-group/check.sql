select accounts.country, sum(amount), coalesce(sum(amount) filter (where amount >= 50), 0), avg(amount) filter (where amount >= 50)
from orders left join accounts on accounts.account_id = orders.account_id
group by accounts.country
order by accounts.country nulls last;
