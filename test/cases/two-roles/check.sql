select seller.team, keeper.team, sum(orders.amount)
from orders
left join users as seller on seller.user_id = orders.owner_user_id
left join accounts on accounts.account_id = orders.account_id
left join users as keeper on keeper.user_id = accounts.owner_user_id
group by seller.team, keeper.team
order by seller.team nulls last, keeper.team nulls last;
