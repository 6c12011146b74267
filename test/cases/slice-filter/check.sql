select
  (select sum(amount) from orders where account_id in (1, 2, 3, 5)),
  (select count(*) from tickets where account_id in (1, 2, 3, 5) and not is_spam),
  (select sum(amount) from orders where account_id in (1, 5)),
  (select count(*) from tickets where account_id in (1, 5) and not is_spam),
  (select sum(amount) from orders where account_id = 1),
  (select count(*) from tickets where account_id = 1 and not is_spam);
