select avg(case status when 'cancelled' then 1.0 else 0.0 end) from orders;

select accounts.segment, avg(case status when 'cancelled' then 1.0 else 0.0 end)
from orders left join accounts on accounts.account_id = orders.account_id
group by accounts.segment
order by accounts.segment nulls last;
