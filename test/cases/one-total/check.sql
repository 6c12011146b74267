select sum(amount), count(*) from orders;
