select accounts.name, count(order_id), avg(extract(epoch from resolved_at - opened_at) / 3600) as hours
from (
  select account_id, order_id, null as opened_at, null as resolved_at from orders
  union all
  select account_id, null, opened_at, resolved_at from tickets where not is_spam
) as facts
left join accounts on accounts.account_id = facts.account_id
group by accounts.name
order by hours desc nulls first, accounts.name nulls last
limit 2;
