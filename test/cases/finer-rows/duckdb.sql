select
  count(*) as "ordersFound"
from "orders"

-- $1 = 10001
with "groups" as materialized (
select
  "orders"."status" as "orderStatus",
  count(*) as "ordersFound"
from "orders"
group by 1
)
select "orderStatus", "ordersFound"
from "groups"
order by "orderStatus" nulls last
limit $1

-- $1 = 10001
with "groups" as materialized (
select
  "orderLines"."product" as "orderLineProduct",
  count(distinct "orderLines"."order_id") as "ordersFound",
  coalesce(sum("orderLines"."quantity"), 0) as "quantity"
from "order_lines" as "orderLines"
group by 1
)
select "orderLineProduct", "ordersFound", "quantity"
from "groups"
order by "orderLineProduct" nulls last
limit $1

-- $1 = "chair"
-- $2 = "table"
select
  count(distinct "orderLines"."order_id") as "ordersFound"
from "order_lines" as "orderLines"
where "orderLines"."product" in ($1, $2)
