-- $1 = "3600000000"
-- $2 = "10"
-- $3 = 3
with "orders totals" as (
select
  "account"."name" as "accountName",
  count(*) as "orderCount"
from "orders"
left join "accounts" as "account" on "account"."account_id" = "orders"."account_id"
group by 1
), "tickets totals" as (
select
  "account"."name" as "accountName",
  sum((epoch_us("tickets"."resolved_at") - epoch_us("tickets"."opened_at"))) as "averageResolution sum",
  count((epoch_us("tickets"."resolved_at") - epoch_us("tickets"."opened_at"))) as "averageResolution count"
from "tickets"
left join "accounts" as "account" on "account"."account_id" = "tickets"."account_id"
where "tickets"."is_spam" = false
group by 1
), "groups" as materialized (
select
  "accountName",
  coalesce(max("orderCount"), 0) as "orderCount",
  cast(max("averageResolution sum") as double) / nullif(max("averageResolution count"), 0) / cast($1 as double) as "averageResolution"
from (
  select "accountName", "orderCount", null as "averageResolution sum", null as "averageResolution count" from "orders totals"
  union all
  select "accountName", null as "orderCount", "averageResolution sum", "averageResolution count" from "tickets totals"
) as "totals"
group by 1
)
select "accountName", "orderCount", "averageResolution", (select count(*) from "groups") as "group count"
from "groups"
where "averageResolution" < cast($2 as double)
order by "averageResolution" desc nulls first, "accountName" nulls last
limit $3
