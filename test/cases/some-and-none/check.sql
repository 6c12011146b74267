with wanted as (
  select accounts.account_id
  from accounts
  where exists (
      select 1 from tickets
      where tickets.account_id = accounts.account_id and tickets.channel = 'email' and not tickets.is_spam
        and tickets.opened_at >= '2025-01-01 00:00:00+00' and tickets.opened_at < '2025-04-01 00:00:00+00'
    )
    and not exists (
      select 1 from order_lines join orders on orders.order_id = order_lines.order_id
      where orders.account_id = accounts.account_id and order_lines.product = 'lamp'
    )
)
select
  (
    select count(*) from orders
    where orders.ordered_at >= '2025-01-01 00:00:00+00' and orders.ordered_at < '2025-04-01 00:00:00+00'
      and orders.account_id in (select account_id from wanted)
  ),
  (
    select sum(orders.amount) from orders
    where orders.ordered_at >= '2025-01-01 00:00:00+00' and orders.ordered_at < '2025-04-01 00:00:00+00'
      and orders.account_id in (select account_id from wanted)
  ),
  (
    select count(*) from tickets
    where not tickets.is_spam and tickets.opened_at >= '2025-01-01 00:00:00+00' and tickets.opened_at < '2025-04-01 00:00:00+00'
      and tickets.account_id in (select account_id from wanted)
  );
