-- by productName
select p.name, cast(date_trunc('month', o.ordered_at at time zone 'Europe/Sofia') as date) as month, count(*)
from orders o
join (select distinct order_id, product_id from order_lines) held on held.order_id = o.order_id
left join products p on p.product_id = held.product_id
where o.status = 'completed'
group by p.name, month
