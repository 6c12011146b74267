select accounts.name, count(*)
from tickets
left join accounts on accounts.account_id = tickets.account_id
where not tickets.is_spam
  and (
    (
      accounts.account_id is not null
      and coalesce((select sum(orders.amount) from orders where orders.account_id = accounts.account_id), 0) < 100
    )
    or tickets.channel = 'chat'
  )
group by accounts.name
order by accounts.name nulls last;
