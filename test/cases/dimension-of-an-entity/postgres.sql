-- $1 = "nobody"
-- $2 = 10001
with "groups" as materialized (
select
  case when "seller"."team" is not null then "seller"."team" else cast($1 as text) end as "purchaseSoldBy",
  count(*) as "purchaseCount",
  coalesce(sum("purchases"."amount"), 0) as "purchaseAmount"
from "orders" as "purchases"
left join "users" as "seller" on "seller"."user_id" = "purchases"."owner_user_id"
group by 1
)
select "purchaseSoldBy", "purchaseCount", "purchaseAmount"
from "groups"
order by "purchaseSoldBy" collate "C" nulls last
limit $2
