select first.name, third.name, count(*)
from visits
left join employees on employees.employee_id = visits.employee_id
left join employees as first on first.employee_id = employees.manager_id
left join employees as second on second.employee_id = first.manager_id
left join employees as third on third.employee_id = second.manager_id
group by 1, 2
order by 1 nulls last, 2 nulls last;
