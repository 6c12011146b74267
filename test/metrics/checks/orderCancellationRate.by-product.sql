-- by productCategory in 2024
select p.category, cast(date_trunc('month', o.ordered_at at time zone 'Europe/Sofia') as date) as month,
       count(distinct o.order_id) filter (where o.status = 'cancelled') * 1.0 / count(distinct o.order_id)
from orders o
join order_lines l on l.order_id = o.order_id
left join products p on p.product_id = l.product_id
where o.ordered_at >= timestamp '2024-01-01' at time zone 'Europe/Sofia' and o.ordered_at < timestamp '2025-01-01' at time zone 'Europe/Sofia'
group by 1, 2
