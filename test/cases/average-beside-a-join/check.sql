select users.team, avg(orders.amount), max(orders.amount), coalesce(sum(pieces.quantity), 0)
from orders
left join (select order_id, sum(quantity) as quantity from order_lines group by order_id) as pieces on pieces.order_id = orders.order_id
left join users on users.user_id = orders.owner_user_id
group by users.team
order by users.team nulls last;
