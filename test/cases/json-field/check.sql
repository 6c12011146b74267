select (select sum(amount) from orders where account_id = 1);

select tier, seats, sum(amount)
from orders left join (values (1, 'gold', 50), (2, 'silver', 5), (5, 'gold', null)) as fields(account_id, tier, seats) on fields.account_id = orders.account_id
group by tier, seats
order by tier nulls last, seats nulls last;
