-- $1 = 3
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
order by "orderAmount" desc nulls last, "accountCountry" nulls last
limit $1

-- $1 = "DE"
-- $2 = "FR"
-- $3 = 2
with "groups" as materialized (
select
  "account"."country" as "accountCountry",
  "orders"."status" as "orderStatus",
  coalesce(sum("orders"."amount"), 0) as "orderAmount"
from "orders"
left join "accounts" as "account" on "account"."account_id" = "orders"."account_id"
where "account"."country" in ($1, $2)
group by 1, 2
)
select "accountCountry", "orderStatus", "orderAmount", "group count"
from (
  select "accountCountry", "orderStatus", "orderAmount", count(*) over (partition by "accountCountry") as "group count", row_number() over (partition by "accountCountry" order by "orderAmount" desc nulls last, "accountCountry" nulls last, "orderStatus" nulls last) as "place in group"
  from "groups"
) as "ranked"
where "place in group" <= $3
order by "orderAmount" desc nulls last, "accountCountry" nulls last, "orderStatus" nulls last
