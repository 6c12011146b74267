select sum(case status when 'cancelled' then 0 else amount end), sum(case status when 'cancelled' then 0 else amount end) / count(*) from orders;

select users.team, sum(case status when 'cancelled' then 0 else amount end), sum(case status when 'cancelled' then 0 else amount end) / count(*)
from orders left join users on users.user_id = orders.owner_user_id
group by users.team
order by users.team nulls last;
