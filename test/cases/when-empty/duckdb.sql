-- $1 = "50"
-- $2 = "large"
-- $3 = "20"
-- $4 = "medium"
-- $5 = "small"
-- $6 = "large"
-- $7 = "50"
-- $8 = "large"
-- $9 = "20"
-- $10 = "medium"
-- $11 = "small"
-- $12 = "large"
-- $13 = 10001
with "tickets totals" as (
select
  "account"."country" as "accountCountry",
  count(*) as "ticketCount"
from "tickets"
left join "accounts" as "account" on "account"."account_id" = "tickets"."account_id"
where "tickets"."is_spam" = false
group by 1
), "orders totals" as (
select
  "account"."country" as "accountCountry",
  sum("orders"."amount") as "orderAmount",
  count(*) as "amountIfAny rows",
  count("orders"."amount") as "averageOrder count",
  sum("orders"."amount") filter (where case when "orders"."amount" >= cast($1 as decimal(38, 12)) then cast($2 as text) when "orders"."amount" >= cast($3 as decimal(38, 12)) then cast($4 as text) else cast($5 as text) end = $6) as "averageLargeOrder sum",
  count("orders"."amount") filter (where case when "orders"."amount" >= cast($7 as decimal(38, 12)) then cast($8 as text) when "orders"."amount" >= cast($9 as decimal(38, 12)) then cast($10 as text) else cast($11 as text) end = $12) as "averageLargeOrder count"
from "orders"
left join "accounts" as "account" on "account"."account_id" = "orders"."account_id"
group by 1
), "groups" as materialized (
select
  "accountCountry",
  coalesce(max("ticketCount"), 0) as "ticketCount",
  coalesce(max("orderAmount"), 0) as "orderAmount",
  case when coalesce(max("amountIfAny rows"), 0) = 0 then cast(null as decimal(38, 12)) else coalesce(max("orderAmount"), 0) end as "amountIfAny",
  cast(max("orderAmount") as double) / nullif(max("averageOrder count"), 0) as "averageOrder",
  coalesce(cast(max("averageLargeOrder sum") as double) / nullif(max("averageLargeOrder count"), 0), 0) as "averageLargeOrder"
from (
  select "accountCountry", "ticketCount", null as "orderAmount", null as "amountIfAny rows", null as "averageOrder count", null as "averageLargeOrder sum", null as "averageLargeOrder count" from "tickets totals"
  union all
  select "accountCountry", null as "ticketCount", "orderAmount", "amountIfAny rows", "averageOrder count", "averageLargeOrder sum", "averageLargeOrder count" from "orders totals"
) as "totals"
group by 1
)
select "accountCountry", "ticketCount", "orderAmount", "amountIfAny", "averageOrder", "averageLargeOrder"
from "groups"
order by "accountCountry" nulls last
limit $13
