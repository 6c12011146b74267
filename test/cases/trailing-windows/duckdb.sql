-- $1 = "2024-11-01T00:00:00Z"
-- $2 = "2025-06-01T00:00:00Z"
-- $3 = "2025-01-01,2025-02-01,2025-03-01,2025-04-01,2025-05-01"
-- $4 = "2024-11-01,2024-12-01,2025-01-01,2025-02-01,2025-03-01"
-- $5 = "2025-02-01,2025-03-01,2025-04-01,2025-05-01,2025-06-01"
-- $6 = "2024-11-01T00:00:00Z"
-- $7 = "2025-06-01T00:00:00Z"
-- $8 = "2025-01-01,2025-02-01,2025-03-01,2025-04-01,2025-05-01"
-- $9 = "2024-11-01,2024-12-01,2025-01-01,2025-02-01,2025-03-01"
-- $10 = "2025-02-01,2025-03-01,2025-04-01,2025-05-01,2025-06-01"
-- $11 = 10001
with "orders pieces" as (
select
  cast(date_trunc('month', make_timestamp(epoch_us("orders"."ordered_at"))) as date) as "piece of time",
  sum("orders"."amount") as "trailingAmount orderAmount"
from "orders"
where "orders"."ordered_at" >= cast($1 as timestamptz)
  and "orders"."ordered_at" < cast($2 as timestamptz)
group by 1
), "orders buckets" as (
select
  cast(unnest(string_to_array($3, ',')) as date) as "bucket",
  cast(unnest(string_to_array($4, ',')) as date) as "start",
  cast(unnest(string_to_array($5, ',')) as date) as "end"
), "orders trailingBuyers buyers values" as (
select
  cast(date_trunc('month', make_timestamp(epoch_us("orders"."ordered_at"))) as date) as "piece of time",
  "orders"."account_id" as "counted value"
from "orders"
where "orders"."ordered_at" >= cast($6 as timestamptz)
  and "orders"."ordered_at" < cast($7 as timestamptz)
group by 1, 2
), "orders trailingBuyers buyers values in turn" as (
select
  *,
  lead("piece of time") over (partition by "counted value" order by "piece of time") as "next piece of time"
from "orders trailingBuyers buyers values"
), "orders trailingBuyers buyers pieces" as (
select
  "piece of time",
  "next piece of time",
  count("counted value") as "trailingBuyers buyers"
from "orders trailingBuyers buyers values in turn"
group by 1, 2
), "orders trailingBuyers buyers buckets" as (
select
  cast(unnest(string_to_array($8, ',')) as date) as "bucket",
  cast(unnest(string_to_array($9, ',')) as date) as "start",
  cast(unnest(string_to_array($10, ',')) as date) as "end"
), "orders totals" as (
select
  "time frame"."bucket" as "timeMonth",
  sum("orders pieces"."trailingAmount orderAmount") as "trailingAmount orderAmount"
from "orders pieces"
join "orders buckets" as "time frame" on "piece of time" >= "time frame"."start" and "piece of time" < "time frame"."end"
group by 1
), "orders trailingBuyers buyers totals" as (
select
  "time frame"."bucket" as "timeMonth",
  sum("orders trailingBuyers buyers pieces"."trailingBuyers buyers") as "trailingBuyers buyers"
from "orders trailingBuyers buyers pieces"
join "orders trailingBuyers buyers buckets" as "time frame" on "piece of time" >= "time frame"."start" and "piece of time" < "time frame"."end" and ("next piece of time" is null or "next piece of time" >= "time frame"."end")
group by 1
), "groups" as materialized (
select
  "timeMonth",
  coalesce(max("trailingAmount orderAmount"), 0) as "trailingAmount",
  max("trailingBuyers buyers") as "trailingBuyers"
from (
  select "timeMonth", "trailingAmount orderAmount", null as "trailingBuyers buyers" from "orders totals"
  union all
  select "timeMonth", null as "trailingAmount orderAmount", "trailingBuyers buyers" from "orders trailingBuyers buyers totals"
) as "totals"
group by 1
)
select "timeMonth", "trailingAmount", "trailingBuyers"
from "groups"
order by "timeMonth" nulls last
limit $11
