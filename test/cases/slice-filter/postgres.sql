-- $1 = "DE"
-- $2 = "FR"
-- $3 = "IT"
-- $4 = "DE"
-- $5 = "FR"
-- $6 = "IT"
with "orders totals" as (
select
  sum("orders"."amount") as "orderAmount"
from "orders"
left join "accounts" as "account" on "account"."account_id" = "orders"."account_id"
where "account"."country" in ($1, $2, $3)
), "tickets totals" as (
select
  count(*) as "ticketCount"
from "tickets"
left join "accounts" as "account" on "account"."account_id" = "tickets"."account_id"
where "tickets"."is_spam" = false
  and "account"."country" in ($4, $5, $6)
)
select
  coalesce("orderAmount", 0) as "orderAmount",
  coalesce("ticketCount", 0) as "ticketCount"
from "orders totals"
cross join "tickets totals"

-- $1 = "DE"
-- $2 = "FR"
-- $3 = "IT"
-- $4 = "enterprise"
-- $5 = "DE"
-- $6 = "FR"
-- $7 = "IT"
-- $8 = "enterprise"
with "orders totals" as (
select
  sum("orders"."amount") as "orderAmount"
from "orders"
left join "accounts" as "account" on "account"."account_id" = "orders"."account_id"
where "account"."country" in ($1, $2, $3)
  and "account"."segment" = $4
), "tickets totals" as (
select
  count(*) as "ticketCount"
from "tickets"
left join "accounts" as "account" on "account"."account_id" = "tickets"."account_id"
where "tickets"."is_spam" = false
  and "account"."country" in ($5, $6, $7)
  and "account"."segment" = $8
)
select
  coalesce("orderAmount", 0) as "orderAmount",
  coalesce("ticketCount", 0) as "ticketCount"
from "orders totals"
cross join "tickets totals"

-- $1 = "DE"
-- $2 = "FR"
-- $3 = "IT"
-- $4 = "enterprise"
-- $5 = "north"
-- $6 = "DE"
-- $7 = "FR"
-- $8 = "IT"
-- $9 = "enterprise"
-- $10 = "north"
with "orders totals" as (
select
  sum("orders"."amount") as "orderAmount"
from "orders"
left join "accounts" as "account" on "account"."account_id" = "orders"."account_id"
left join "users" as "accountOwner" on "accountOwner"."user_id" = "account"."owner_user_id"
where "account"."country" in ($1, $2, $3)
  and "account"."segment" = $4
  and "accountOwner"."team" = $5
), "tickets totals" as (
select
  count(*) as "ticketCount"
from "tickets"
left join "accounts" as "account" on "account"."account_id" = "tickets"."account_id"
left join "users" as "accountOwner" on "accountOwner"."user_id" = "account"."owner_user_id"
where "tickets"."is_spam" = false
  and "account"."country" in ($6, $7, $8)
  and "account"."segment" = $9
  and "accountOwner"."team" = $10
)
select
  coalesce("orderAmount", 0) as "orderAmount",
  coalesce("ticketCount", 0) as "ticketCount"
from "orders totals"
cross join "tickets totals"
