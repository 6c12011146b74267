-- $1 = 10001
with "groups" as materialized (
select
  "employeeManager"."name" as "employeeManagerName",
  "employeeManagerManagerManager"."name" as "employeeManagerManagerManagerName",
  count(*) as "visitCount"
from "visits"
left join "employees" as "employee" on "employee"."employee_id" = "visits"."employee_id"
left join "employees" as "employeeManager" on "employeeManager"."employee_id" = "employee"."manager_id"
left join "employees" as "employeeManagerManager" on "employeeManagerManager"."employee_id" = "employeeManager"."manager_id"
left join "employees" as "employeeManagerManagerManager" on "employeeManagerManagerManager"."employee_id" = "employeeManagerManager"."manager_id"
group by 1, 2
)
select "employeeManagerName", "employeeManagerManagerManagerName", "visitCount"
from "groups"
order by "employeeManagerName" nulls last, "employeeManagerManagerManagerName" nulls last
limit $1
