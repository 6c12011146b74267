-- $1 = "50"
-- $2 = "large"
-- $3 = "20"
-- $4 = "medium"
-- $5 = "small"
-- $6 = 10001
with "groups" as materialized (
select
  case when "orders"."amount" >= cast($1 as decimal(38, 12)) then cast($2 as text) when "orders"."amount" >= cast($3 as decimal(38, 12)) then cast($4 as text) else cast($5 as text) end as "orderSize",
  count(*) as "orderCount",
  coalesce(sum("orders"."amount"), 0) as "orderAmount"
from "orders"
group by 1
)
select "orderSize", "orderCount", "orderAmount"
from "groups"
order by "orderSize" nulls last
limit $6
