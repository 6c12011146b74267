select accounts.name, count(*), coalesce((select sum(amount) from orders where orders.account_id = accounts.account_id), 0)
from tickets join accounts on accounts.account_id = tickets.account_id
where not is_spam
group by accounts.account_id, accounts.name
union all
select null, (select count(*) from tickets where account_id is null), (select sum(amount) from orders where account_id is null or account_id = 99)
order by 1 nulls last;
