-- $1 = "completed"
-- $2 = 10001
with "groups" as materialized (
select
  "account"."country" as "accountCountry",
  count(*) as "ordersOfStatus",
  count(*) filter (where "orders"."status" = $1) as "ordersOfStatus {""status"":""completed""}"
from "orders"
left join "accounts" as "account" on "account"."account_id" = "orders"."account_id"
group by 1
)
select "accountCountry", "ordersOfStatus", "ordersOfStatus {""status"":""completed""}"
from "groups"
order by "accountCountry" nulls last
limit $2
