select
  coalesce(sum("orders"."amount"), 0) as "orderAmount"
from "orders"

-- $1 = 10001
with "groups" as materialized (
select
  "account"."country" as "accountCountry",
  coalesce(sum("orders"."amount"), 0) as "orderAmount"
from "orders"
left join "accounts" as "account" on "account"."account_id" = "orders"."account_id"
group by 1
)
select "accountCountry", "orderAmount"
from "groups"
order by "accountCountry" nulls last
limit $1
