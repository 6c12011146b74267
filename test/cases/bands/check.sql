select case when amount >= 50 then 'large' when amount >= 20 then 'medium' else 'small' end as size, count(*), sum(amount)
from orders
group by size
order by size;
