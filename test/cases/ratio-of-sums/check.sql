select sum(amount) filter (where status = 'completed') / sum(amount) from orders;

select accounts.country, coalesce(sum(amount) filter (where status = 'completed'), 0) / sum(amount)
from orders left join accounts on accounts.account_id = orders.account_id
group by accounts.country
order by accounts.country nulls last;
