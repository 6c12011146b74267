select
  coalesce(sum("orderLines"."discount"), 0) as "discountTotal"
from "order_lines" as "orderLines"

-- $1 = 10001
with "groups" as materialized (
select
  "orderLines"."product" as "orderLineProduct",
  coalesce(sum("orderLines"."discount"), 0) as "discountTotal"
from "order_lines" as "orderLines"
group by 1
)
select "orderLineProduct", "discountTotal"
from "groups"
order by "orderLineProduct" collate "C" nulls last
limit $1
