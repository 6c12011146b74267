select a.country, count(*), count(case when o.status = 'completed' then 1 end), count(*)
from orders o
left join accounts a on a.account_id = o.account_id
group by a.country
order by a.country nulls last;
