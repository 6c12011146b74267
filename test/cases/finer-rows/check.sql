select count(*), (select count(*) from orders where exists (select 1 from order_lines where order_lines.order_id = orders.order_id and product in ('chair', 'table')))
from orders;
select status, count(*) from orders group by status order by status;
select product, count(distinct order_id), sum(quantity) from order_lines group by product order by product;
