-- $1 = 10001
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
order by "accountCountry" collate "C" nulls last
limit $1

-- $1 = "50"
-- $2 = "large"
-- $3 = "20"
-- $4 = "medium"
-- $5 = "small"
-- $6 = "large"
-- $7 = "DE"
-- $8 = "FR"
-- $9 = 10001
with "groups" as materialized (
select
  "account"."country" as "accountCountry",
  coalesce(sum("orders"."amount"), 0) as "orderAmount",
  cast(sum("orders"."amount") as double precision) / nullif(count("orders"."amount"), 0) as "averageOrder"
from "orders"
left join "accounts" as "account" on "account"."account_id" = "orders"."account_id"
where case when "orders"."amount" >= cast($1 as numeric) then cast($2 as text) when "orders"."amount" >= cast($3 as numeric) then cast($4 as text) else cast($5 as text) end = $6
  and ("account"."country" in ($7, $8) or "account"."country" is null)
group by 1
)
select "accountCountry", "orderAmount", "averageOrder"
from "groups"
order by "accountCountry" collate "C" nulls last
limit $9
