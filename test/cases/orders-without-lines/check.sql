select (select sum(amount) from orders), (select sum(quantity) from order_lines);

select accounts.country, sum(orders.amount), sum(coalesce(pieces.quantity, 0))
from orders
left join (select order_id, sum(quantity) as quantity from order_lines group by order_id) as pieces on pieces.order_id = orders.order_id
left join accounts on accounts.account_id = orders.account_id
group by accounts.country
order by accounts.country nulls last;
