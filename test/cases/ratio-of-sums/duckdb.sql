-- $1 = "completed"
select
  cast(coalesce(sum("orders"."amount") filter (where "orders"."status" = $1), 0) as double) / nullif(coalesce(sum("orders"."amount"), 0), 0) as "completedShare"
from "orders"

-- $1 = "completed"
-- $2 = 10001
with "groups" as materialized (
select
  "account"."country" as "accountCountry",
  cast(coalesce(sum("orders"."amount") filter (where "orders"."status" = $1), 0) as double) / nullif(coalesce(sum("orders"."amount"), 0), 0) as "completedShare"
from "orders"
left join "accounts" as "account" on "account"."account_id" = "orders"."account_id"
group by 1
)
select "accountCountry", "completedShare"
from "groups"
order by "accountCountry" nulls last
limit $2
