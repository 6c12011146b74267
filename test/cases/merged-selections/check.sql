select
  (select count(*) from orders),
  (select sum(amount) from orders),
  (select sum(amount) from orders),
  (select count(*) from orders where account_id in (1, 2)),
  (select sum(amount) from orders where account_id in (1, 2)),
  (select sum(amount) from orders where account_id in (1, 2) and status <> 'cancelled');
