-- $1 = "100"
-- $2 = "FR"
-- $3 = 10001
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
where ("orderAmount" >= cast($1 as double precision) or "accountCountry" = $2)
order by "accountCountry" collate "C" nulls last
limit $3
