with "orders totals" as (
select
  sum("orders"."amount") as "orderAmount"
from "orders"
), "tickets totals" as (
select
  count(*) as "ticketCount"
from "tickets"
where "tickets"."is_spam" = false
)
select
  cast(coalesce("orderAmount", 0) as double precision) / nullif(coalesce("ticketCount", 0), 0) as "amountPerTicket"
from "orders totals"
cross join "tickets totals"

-- $1 = 10001
with "orders totals" as (
select
  "account"."name" as "accountName",
  sum("orders"."amount") as "orderAmount"
from "orders"
left join "accounts" as "account" on "account"."account_id" = "orders"."account_id"
group by 1
), "tickets totals" as (
select
  "account"."name" as "accountName",
  count(*) as "ticketCount"
from "tickets"
left join "accounts" as "account" on "account"."account_id" = "tickets"."account_id"
where "tickets"."is_spam" = false
group by 1
), "groups" as materialized (
select
  "accountName",
  cast(coalesce(max("orderAmount"), 0) as double precision) / nullif(coalesce(max("ticketCount"), 0), 0) as "amountPerTicket"
from (
  select "accountName", "orderAmount", cast(null as bigint) as "ticketCount" from "orders totals"
  union all
  select "accountName", cast(null as numeric) as "orderAmount", "ticketCount" from "tickets totals"
) as "totals"
group by 1
)
select "accountName", "amountPerTicket"
from "groups"
order by "accountName" collate "C" nulls last
limit $1
