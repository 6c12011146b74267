-- by productCategory in 2024
with numbered as (
  select order_id, ordered_at, row_number() over (partition by account_id order by ordered_at, order_id) as place
  from orders where status = 'completed' and account_id is not null
)
select p.category, cast(date_trunc('month', n.ordered_at at time zone 'Europe/Sofia') as date) as month, count(distinct n.order_id)
from numbered n
join order_lines l on l.order_id = n.order_id
left join products p on p.product_id = l.product_id
where n.place > 1 and n.ordered_at >= timestamp '2024-01-01' at time zone 'Europe/Sofia'
  and n.ordered_at < timestamp '2025-01-01' at time zone 'Europe/Sofia'
group by 1, 2
