-- $1 = 10001
with "orders totals" as (
select
  "owner"."team" as "ownerTeam",
  sum("orders"."amount") as "averageOrder sum",
  count("orders"."amount") as "averageOrder count",
  max("orders"."amount") as "largestOrder"
from "orders"
left join "users" as "owner" on "owner"."user_id" = "orders"."owner_user_id"
group by 1
), "orderLines totals" as (
select
  "orderOwner"."team" as "ownerTeam",
  sum("orderLines"."quantity") as "quantity"
from "order_lines" as "orderLines"
left join "orders" as "order" on "order"."order_id" = "orderLines"."order_id"
left join "users" as "orderOwner" on "orderOwner"."user_id" = "order"."owner_user_id"
group by 1
), "groups" as materialized (
select
  "ownerTeam",
  cast(max("averageOrder sum") as double precision) / nullif(max("averageOrder count"), 0) as "averageOrder",
  max("largestOrder") as "largestOrder",
  coalesce(max("quantity"), 0) as "quantity"
from (
  select "ownerTeam", "averageOrder sum", "averageOrder count", "largestOrder", cast(null as bigint) as "quantity" from "orders totals"
  union all
  select "ownerTeam", cast(null as numeric) as "averageOrder sum", cast(null as bigint) as "averageOrder count", cast(null as numeric) as "largestOrder", "quantity" from "orderLines totals"
) as "totals"
group by 1
)
select "ownerTeam", "averageOrder", "largestOrder", "quantity"
from "groups"
order by "ownerTeam" collate "C" nulls last
limit $1
