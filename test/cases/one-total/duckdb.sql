select
  coalesce(sum("orders"."amount"), 0) as "orderAmount",
  count(*) as "orderCount"
from "orders"
