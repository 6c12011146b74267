-- $1 = "email"
-- $2 = "2025-01-01T00:00:00Z"
-- $3 = "2025-04-01T00:00:00Z"
-- $4 = "lamp"
-- $5 = "2025-01-01T00:00:00Z"
-- $6 = "2025-04-01T00:00:00Z"
-- $7 = "2025-01-01T00:00:00Z"
-- $8 = "2025-04-01T00:00:00Z"
with "account tickets" as (
select
  "tickets"."account_id" as "account key",
  count(*) as "number"
from "tickets"
where "tickets"."is_spam" = false
  and "tickets"."channel" = $1
  and "tickets"."opened_at" >= cast($2 as timestamptz)
  and "tickets"."opened_at" < cast($3 as timestamptz)
group by 1
), "account orderLines" as (
select
  "order"."account_id" as "account key",
  count(*) as "number"
from "order_lines" as "orderLines"
left join "orders" as "order" on "order"."order_id" = "orderLines"."order_id"
where "orderLines"."product" = $4
group by 1
), "orders totals" as (
select
  count(*) as "orderCount",
  sum("orders"."amount") as "orderAmount"
from "orders"
left join "accounts" as "account" on "account"."account_id" = "orders"."account_id"
left join "account tickets" on "account tickets"."account key" = "account"."account_id"
left join "account orderLines" on "account orderLines"."account key" = "account"."account_id"
where case when "account"."account_id" is not null then coalesce("account tickets"."number", 0) end > 0
  and case when "account"."account_id" is not null then coalesce("account orderLines"."number", 0) end = 0
  and "orders"."ordered_at" >= cast($5 as timestamptz)
  and "orders"."ordered_at" < cast($6 as timestamptz)
), "tickets totals" as (
select
  count(*) as "ticketCount"
from "tickets"
left join "accounts" as "account" on "account"."account_id" = "tickets"."account_id"
left join "account tickets" on "account tickets"."account key" = "account"."account_id"
left join "account orderLines" on "account orderLines"."account key" = "account"."account_id"
where "tickets"."is_spam" = false
  and case when "account"."account_id" is not null then coalesce("account tickets"."number", 0) end > 0
  and case when "account"."account_id" is not null then coalesce("account orderLines"."number", 0) end = 0
  and "tickets"."opened_at" >= cast($7 as timestamptz)
  and "tickets"."opened_at" < cast($8 as timestamptz)
)
select
  coalesce("orderCount", 0) as "orderCount",
  coalesce("orderAmount", 0) as "orderAmount",
  coalesce("ticketCount", 0) as "ticketCount"
from "orders totals"
cross join "tickets totals"
