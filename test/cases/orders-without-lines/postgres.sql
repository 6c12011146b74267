with "orders totals" as (
select
  sum("orders"."amount") as "orderAmount"
from "orders"
), "orderLines totals" as (
select
  sum("orderLines"."quantity") as "quantity"
from "order_lines" as "orderLines"
)
select
  coalesce("orderAmount", 0) as "orderAmount",
  coalesce("quantity", 0) as "quantity"
from "orders totals"
cross join "orderLines totals"

-- $1 = 10001
with "orders totals" as (
select
  "account"."country" as "accountCountry",
  sum("orders"."amount") as "orderAmount"
from "orders"
left join "accounts" as "account" on "account"."account_id" = "orders"."account_id"
group by 1
), "orderLines totals" as (
select
  "orderAccount"."country" as "accountCountry",
  sum("orderLines"."quantity") as "quantity"
from "order_lines" as "orderLines"
left join "orders" as "order" on "order"."order_id" = "orderLines"."order_id"
left join "accounts" as "orderAccount" on "orderAccount"."account_id" = "order"."account_id"
group by 1
), "groups" as materialized (
select
  "accountCountry",
  coalesce(max("orderAmount"), 0) as "orderAmount",
  coalesce(max("quantity"), 0) as "quantity"
from (
  select "accountCountry", "orderAmount", cast(null as bigint) as "quantity" from "orders totals"
  union all
  select "accountCountry", cast(null as numeric) as "orderAmount", "quantity" from "orderLines totals"
) as "totals"
group by 1
)
select "accountCountry", "orderAmount", "quantity"
from "groups"
order by "accountCountry" collate "C" nulls last
limit $1
