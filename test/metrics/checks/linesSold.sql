-- by orderLineType
select l.line_type, cast(date_trunc('month', o.ordered_at at time zone 'Europe/Sofia') as date) as month, count(*)
from order_lines l
join orders o on o.order_id = l.order_id
where o.status = 'completed'
group by l.line_type, month
