-- $1 = "100"
-- $2 = "chat"
-- $3 = 10001
with "account metrics" as (
select
  "orders"."account_id" as "account key",
  coalesce(sum("orders"."amount"), 0) as "orderAmount"
from "orders"
group by 1
), "groups" as materialized (
select
  "account"."name" as "accountName",
  count(*) as "ticketCount"
from "tickets"
left join "accounts" as "account" on "account"."account_id" = "tickets"."account_id"
left join "account metrics" on "account metrics"."account key" = "account"."account_id"
where "tickets"."is_spam" = false
  and (case when "account"."account_id" is not null then coalesce("account metrics"."orderAmount", 0) end < cast($1 as decimal(38, 12)) or "tickets"."channel" = $2)
group by 1
)
select "accountName", "ticketCount"
from "groups"
order by "accountName" nulls last
limit $3
