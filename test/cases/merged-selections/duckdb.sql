select
  count(*) as "orderCount",
  coalesce(sum("orders"."amount"), 0) as "orderAmount"
from "orders"

-- $1 = "cancelled"
-- $2 = "DE"
select
  count(*) as "orderCount",
  coalesce(sum("orders"."amount"), 0) as "orderAmount",
  coalesce(sum("orders"."amount"), 0) - coalesce(sum("orders"."amount") filter (where "orders"."status" = $1), 0) as "keptAmount"
from "orders"
left join "accounts" as "account" on "account"."account_id" = "orders"."account_id"
where "account"."country" = $2
