select accounts.country, sum(orders.amount)
from orders left join accounts on accounts.account_id = orders.account_id
group by accounts.country
order by sum(orders.amount) desc
limit 2;

select country, status, amount
from (
  select accounts.country, orders.status, sum(orders.amount) as amount,
    row_number() over (partition by accounts.country order by sum(orders.amount) desc) as place,
    sum(sum(orders.amount)) over (partition by accounts.country) as of_country
  from orders left join accounts on accounts.account_id = orders.account_id
  group by accounts.country, orders.status
) as ranked
where place = 1
order by of_country desc
limit 2;
