with facts as (
  select account_id, status, amount, null as ticket from orders
  union all
  select account_id, null, null, ticket_id from tickets where not is_spam
)
select
  accounts.segment,
  coalesce(sum(amount) filter (where status = 'completed'), 0),
  coalesce(sum(amount) filter (where status = 'cancelled'), 0),
  coalesce(sum(amount), 0),
  count(ticket)
from facts left join accounts on accounts.account_id = facts.account_id
group by accounts.segment
order by accounts.segment nulls last;
