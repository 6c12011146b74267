-- $1 = "2025-04-10T00:00:00"
-- $2 = "1 months"
-- $3 = "2025-04-10T00:00:00"
-- $4 = "1 months"
-- $5 = "2 months"
-- $6 = "2025-04-10T00:00:00"
-- $7 = "2 months"
-- $8 = "3 months"
-- $9 = "2025-04-10T00:00:00"
-- $10 = "3 months"
-- $11 = 10001
with "orders cohorts first" as (
select * from (
select
  "orders"."order_id" as "key 1",
  "orders"."account_id" as "entity",
  cast(date_trunc('month', make_timestamp(epoch_us("orders"."ordered_at"))) as date) as "bucket",
  row_number() over (partition by "orders"."account_id" order by "orders"."ordered_at", "orders"."order_id") as "place"
from "orders"
where "orders"."account_id" is not null
  and "orders"."ordered_at" is not null
) as "events"
where "place" = 1
), "orders cohorts active" as (
select distinct "orders"."account_id" as "entity", cast(date_trunc('month', make_timestamp(epoch_us("orders"."ordered_at"))) as date) as "bucket"
from "orders"
where "orders"."account_id" is not null
  and "orders"."ordered_at" is not null
), "orders cohorts" as (
select
  "key 1",
  case when "orders cohorts first"."bucket" < cast($1 as timestamp) then max(case when "orders cohorts active"."bucket" = "orders cohorts first"."bucket" then 1 else 0 end) end as "active after 0",
  case when cast("orders cohorts first"."bucket" + cast($2 as interval) as date) < cast($3 as timestamp) then max(case when "orders cohorts active"."bucket" = cast("orders cohorts first"."bucket" + cast($4 as interval) as date) then 1 else 0 end) end as "active after 1",
  case when cast("orders cohorts first"."bucket" + cast($5 as interval) as date) < cast($6 as timestamp) then max(case when "orders cohorts active"."bucket" = cast("orders cohorts first"."bucket" + cast($7 as interval) as date) then 1 else 0 end) end as "active after 2",
  case when cast("orders cohorts first"."bucket" + cast($8 as interval) as date) < cast($9 as timestamp) then max(case when "orders cohorts active"."bucket" = cast("orders cohorts first"."bucket" + cast($10 as interval) as date) then 1 else 0 end) end as "active after 3"
from "orders cohorts first"
left join "orders cohorts active" on "orders cohorts active"."entity" = "orders cohorts first"."entity"
group by "key 1", "orders cohorts first"."bucket"
), "groups" as materialized (
select
  cast(date_trunc('month', make_timestamp(epoch_us("orders"."ordered_at"))) as date) as "timeMonth",
  cast(sum("orders cohorts"."active after 0") as double) / nullif(count("orders cohorts"."active after 0"), 0) as "buyersReturning {""after"":0}",
  cast(sum("orders cohorts"."active after 1") as double) / nullif(count("orders cohorts"."active after 1"), 0) as "buyersReturning",
  cast(sum("orders cohorts"."active after 2") as double) / nullif(count("orders cohorts"."active after 2"), 0) as "buyersReturning {""after"":2}",
  cast(sum("orders cohorts"."active after 3") as double) / nullif(count("orders cohorts"."active after 3"), 0) as "buyersReturning {""after"":3}"
from "orders"
left join "orders cohorts" on "orders cohorts"."key 1" = "orders"."order_id"
where "orders cohorts"."key 1" is not null
group by 1
)
select "timeMonth", "buyersReturning {""after"":0}", "buyersReturning", "buyersReturning {""after"":2}", "buyersReturning {""after"":3}"
from "groups"
order by "timeMonth" nulls last
limit $11
