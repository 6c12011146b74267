select (select sum(amount) from orders) / (select count(*) from tickets where not is_spam);

with facts as (
  select account_id, amount, null as ticket from orders
  union all
  select account_id, null, ticket_id from tickets where not is_spam
)
select accounts.name, coalesce(sum(amount), 0) / nullif(count(ticket), 0)
from facts left join accounts on accounts.account_id = facts.account_id
group by accounts.name
order by accounts.name nulls last;
