-- by productCategory
select p.category, cast(date_trunc('month', o.ordered_at at time zone 'Europe/Sofia') as date) as month,
       count(distinct coalesce(a.duplicate_of_account_id, a.account_id))
from order_lines l
join orders o on o.order_id = l.order_id
left join accounts a on a.account_id = o.account_id
left join products p on p.product_id = l.product_id
where o.status = 'completed'
group by p.category, month
