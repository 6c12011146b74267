-- $1 = "3600000000"
-- $2 = 3
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
  sum(cast(date_part('epoch', "tickets"."resolved_at" - "tickets"."opened_at") * 1000000 as bigint)) as "averageResolution sum",
  count(cast(date_part('epoch', "tickets"."resolved_at" - "tickets"."opened_at") * 1000000 as bigint)) as "averageResolution count"
from "tickets"
left join "accounts" as "account" on "account"."account_id" = "tickets"."account_id"
where "tickets"."is_spam" = false
group by 1
), "groups" as materialized (
select
  "accountName",
  coalesce(max("orderCount"), 0) as "orderCount",
  cast(max("averageResolution sum") as double precision) / nullif(max("averageResolution count"), 0) / cast($1 as double precision) as "averageResolution"
from (
  select "accountName", "orderCount", cast(null as bigint) as "averageResolution sum", cast(null as bigint) as "averageResolution count" from "orders totals"
  union all
  select "accountName", cast(null as bigint) as "orderCount", "averageResolution sum", "averageResolution count" from "tickets totals"
) as "totals"
group by 1
)
select "accountName", "orderCount", "averageResolution", (select count(*) from "groups") as "group count"
from "groups"
order by "averageResolution" desc nulls first, "accountName" collate "C" nulls last
limit $2
