-- $1 = 10001
with "orders totals" as (
select
  "account"."country" as "accountCountry",
  sum("orders"."amount") as "orderAmount",
  count("orders"."amount") as "averageOrder count"
from "orders"
left join "accounts" as "account" on "account"."account_id" = "orders"."account_id"
group by 1
), "tickets totals" as (
select
  "account"."country" as "accountCountry",
  count(*) as "ticketCount"
from "tickets"
left join "accounts" as "account" on "account"."account_id" = "tickets"."account_id"
where "tickets"."is_spam" = false
group by 1
), "groups" as materialized (
select
  "accountCountry",
  coalesce(max("orderAmount"), 0) as "orderAmount",
  cast(max("orderAmount") as double) / nullif(max("averageOrder count"), 0) as "averageOrder",
  coalesce(max("ticketCount"), 0) as "ticketCount"
from (
  select "accountCountry", "orderAmount", "averageOrder count", null as "ticketCount" from "orders totals"
  union all
  select "accountCountry", null as "orderAmount", null as "averageOrder count", "ticketCount" from "tickets totals"
) as "totals"
group by 1
)
select "accountCountry", "orderAmount", "averageOrder", "ticketCount"
from "groups"
order by "accountCountry" nulls last
limit $1
