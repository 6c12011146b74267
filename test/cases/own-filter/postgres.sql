-- $1 = "completed"
-- $2 = "cancelled"
-- $3 = 10001
with "orders totals" as (
select
  "account"."segment" as "accountSegment",
  sum("orders"."amount") filter (where "orders"."status" = $1) as "completedAmount",
  sum("orders"."amount") filter (where "orders"."status" = $2) as "cancelledAmount",
  sum("orders"."amount") as "orderAmount"
from "orders"
left join "accounts" as "account" on "account"."account_id" = "orders"."account_id"
group by 1
), "tickets totals" as (
select
  "account"."segment" as "accountSegment",
  count(*) as "ticketCount"
from "tickets"
left join "accounts" as "account" on "account"."account_id" = "tickets"."account_id"
where "tickets"."is_spam" = false
group by 1
), "groups" as materialized (
select
  "accountSegment",
  coalesce(max("completedAmount"), 0) as "completedAmount",
  coalesce(max("cancelledAmount"), 0) as "cancelledAmount",
  coalesce(max("orderAmount"), 0) as "orderAmount",
  coalesce(max("ticketCount"), 0) as "ticketCount"
from (
  select "accountSegment", "completedAmount", "cancelledAmount", "orderAmount", cast(null as bigint) as "ticketCount" from "orders totals"
  union all
  select "accountSegment", cast(null as numeric) as "completedAmount", cast(null as numeric) as "cancelledAmount", cast(null as numeric) as "orderAmount", "ticketCount" from "tickets totals"
) as "totals"
group by 1
)
select "accountSegment", "completedAmount", "cancelledAmount", "orderAmount", "ticketCount"
from "groups"
order by "accountSegment" collate "C" nulls last
limit $3
