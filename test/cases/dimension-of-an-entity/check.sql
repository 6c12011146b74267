select case when u.team is not null then u.team else 'nobody' end as sold_by, count(*), sum(o.amount)
from orders o
left join users u on u.user_id = o.owner_user_id
group by sold_by
order by sold_by;
