-- $1 = "2024-02-04,2024-03-03,2024-04-07,2024-05-05,2024-06-02,2024-07-07,2024-08-04,2024-09-01,2024-10-06,2024-11-03,2024-12-01,2025-01-05,2025-02-02,2025-03-02,2025-04-06"
-- $2 = "2024-03-03,2024-04-07,2024-05-05,2024-06-02,2024-07-07,2024-08-04,2024-09-01,2024-10-06,2024-11-03,2024-12-01,2025-01-05,2025-02-02,2025-03-02,2025-04-06,2025-05-04"
-- $3 = "2024-02-04T00:00:00Z"
-- $4 = "2025-05-04T00:00:00Z"
-- $5 = "2025-01-05,2025-02-02,2025-03-02,2025-04-06"
-- $6 = "2024-02-04,2025-02-02,2025-02-02,2025-02-02"
-- $7 = "2025-02-02,2025-03-02,2025-04-06,2025-05-04"
-- $8 = "2025-01-05T00:00:00Z"
-- $9 = "2025-05-04T00:00:00Z"
-- $10 = 10001
with "orders retailMonth of day" as (
select cast("bucket" as date) as "bucket", cast(unnest(generate_series("bucket", "end" - interval '1 day', interval '1 day')) as date) as "day"
from (select cast(unnest(string_to_array($1, ',')) as timestamp) as "bucket", cast(unnest(string_to_array($2, ',')) as timestamp) as "end") as "spans"
), "orders2 pieces" as (
select
  cast(make_timestamp(epoch_us("orders"."ordered_at")) as date) as "piece of time",
  sum("orders"."amount") as "amountOfRetailYear orderAmount"
from "orders"
where "orders"."ordered_at" >= cast($3 as timestamptz)
  and "orders"."ordered_at" < cast($4 as timestamptz)
group by 1
), "orders2 buckets" as (
select
  cast(unnest(string_to_array($5, ',')) as date) as "bucket",
  cast(unnest(string_to_array($6, ',')) as date) as "start",
  cast(unnest(string_to_array($7, ',')) as date) as "end"
), "orders totals" as (
select
  "retailMonth of day"."bucket" as "timeRetailMonth",
  count(*) as "orderCount"
from "orders"
left join "orders retailMonth of day" as "retailMonth of day" on "retailMonth of day"."day" = cast(make_timestamp(epoch_us("orders"."ordered_at")) as date)
where "orders"."ordered_at" >= cast($8 as timestamptz)
  and "orders"."ordered_at" < cast($9 as timestamptz)
group by 1
), "orders2 totals" as (
select
  "time frame"."bucket" as "timeRetailMonth",
  sum("orders2 pieces"."amountOfRetailYear orderAmount") as "amountOfRetailYear orderAmount"
from "orders2 pieces"
join "orders2 buckets" as "time frame" on "piece of time" >= "time frame"."start" and "piece of time" < "time frame"."end"
group by 1
), "groups" as materialized (
select
  "timeRetailMonth",
  coalesce(max("orderCount"), 0) as "orderCount",
  coalesce(max("amountOfRetailYear orderAmount"), 0) as "amountOfRetailYear"
from (
  select "timeRetailMonth", "orderCount", null as "amountOfRetailYear orderAmount" from "orders totals"
  union all
  select "timeRetailMonth", null as "orderCount", "amountOfRetailYear orderAmount" from "orders2 totals"
) as "totals"
group by 1
)
select "timeRetailMonth", "orderCount", "amountOfRetailYear"
from "groups"
order by "timeRetailMonth" nulls last
limit $10

-- $1 = "2025-03-02T00:00:00Z"
-- $2 = "2025-04-06T00:00:00Z"
select
  coalesce(sum("orders"."amount"), 0) as "orderAmount"
from "orders"
where "orders"."ordered_at" >= cast($1 as timestamptz)
  and "orders"."ordered_at" < cast($2 as timestamptz)

-- $1 = "2025-02-02T00:00:00Z"
-- $2 = "2025-03-02T00:00:00Z"
select
  coalesce(sum("orders"."amount"), 0) as "orderAmount"
from "orders"
where "orders"."ordered_at" >= cast($1 as timestamptz)
  and "orders"."ordered_at" < cast($2 as timestamptz)
