with facts as (
  select account_id, amount, null as ticket from orders
  union all
  select account_id, null, ticket_id from tickets where not is_spam
)
select accounts.country, count(ticket), coalesce(sum(amount), 0), sum(amount), avg(amount), coalesce(avg(amount) filter (where amount >= 50), 0)
from facts left join accounts on accounts.account_id = facts.account_id
group by accounts.country
order by accounts.country nulls last;
