-- $1 = 10001
with "tickets totals" as (
select
  "account"."name" as "accountName",
  count(*) as "ticketCount"
from "tickets"
left join "accounts" as "account" on "account"."account_id" = "tickets"."account_id"
where "tickets"."is_spam" = false
group by 1
), "orders totals" as (
select
  "account"."name" as "accountName",
  sum("orders"."amount") as "orderAmount"
from "orders"
left join "accounts" as "account" on "account"."account_id" = "orders"."account_id"
group by 1
), "groups" as materialized (
select
  "accountName",
  coalesce(max("ticketCount"), 0) as "ticketCount",
  coalesce(max("orderAmount"), 0) as "orderAmount"
from (
  select "accountName", "ticketCount", cast(null as numeric) as "orderAmount" from "tickets totals"
  union all
  select "accountName", cast(null as bigint) as "ticketCount", "orderAmount" from "orders totals"
) as "totals"
group by 1
having max("ticketCount") > 0
)
select "accountName", "ticketCount", "orderAmount"
from "groups"
order by "accountName" collate "C" nulls last
limit $1
