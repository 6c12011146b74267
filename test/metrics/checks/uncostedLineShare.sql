-- by productName
select p.name, cast(date_trunc('month', o.ordered_at at time zone 'Europe/Sofia') as date) as month,
       1 - cast(count(l.cost_amount) as double precision) / count(*)
from order_lines l
join orders o on o.order_id = l.order_id
left join products p on p.product_id = l.product_id
where o.status = 'completed'
group by p.name, month
