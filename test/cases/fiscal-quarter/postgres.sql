-- $1 = "Europe/Berlin"
-- $2 = "2024-01-31T23:00:00Z"
-- $3 = "2025-07-31T22:00:00Z"
-- $4 = "2024-11-01,2025-02-01,2025-05-01"
-- $5 = "2024-02-01,2025-02-01,2025-02-01"
-- $6 = "2025-02-01,2025-05-01,2025-08-01"
-- $7 = "Europe/Berlin"
-- $8 = "2024-10-31T23:00:00Z"
-- $9 = "2025-07-31T22:00:00Z"
-- $10 = "2024-11-01"
-- $11 = "2025-05-01"
-- $12 = 10001
with "orders2 pieces" as (
select
  cast(date_trunc('quarter', "orders"."ordered_at" at time zone $1 - interval '1 month') + interval '1 month' as date) as "piece of time",
  sum("orders"."amount") as "amountOfFiscalYear orderAmount"
from "orders"
where "orders"."ordered_at" >= cast($2 as timestamptz)
  and "orders"."ordered_at" < cast($3 as timestamptz)
group by 1
), "orders2 buckets" as (
select
  cast(unnest(string_to_array($4, ',')) as date) as "bucket",
  cast(unnest(string_to_array($5, ',')) as date) as "start",
  cast(unnest(string_to_array($6, ',')) as date) as "end"
), "orders totals" as (
select
  cast(date_trunc('quarter', "orders"."ordered_at" at time zone $7 - interval '1 month') + interval '1 month' as date) as "timeFiscalQuarter",
  count(*) as "orderCount"
from "orders"
where "orders"."ordered_at" >= cast($8 as timestamptz)
  and "orders"."ordered_at" < cast($9 as timestamptz)
group by 1
), "orders2 totals" as (
select
  "time frame"."bucket" as "timeFiscalQuarter",
  sum("orders2 pieces"."amountOfFiscalYear orderAmount") as "amountOfFiscalYear orderAmount"
from "orders2 pieces"
join "orders2 buckets" as "time frame" on "piece of time" >= "time frame"."start" and "piece of time" < "time frame"."end"
group by 1
), "groups" as materialized (
select
  "timeFiscalQuarter",
  coalesce(max("orderCount"), 0) as "orderCount",
  coalesce(max("amountOfFiscalYear orderAmount"), 0) as "amountOfFiscalYear"
from (
  select "timeFiscalQuarter", "orderCount", cast(null as numeric) as "amountOfFiscalYear orderAmount" from "orders totals"
  union all
  select "timeFiscalQuarter", cast(null as bigint) as "orderCount", "amountOfFiscalYear orderAmount" from "orders2 totals"
) as "totals"
group by 1
), "buckets" as (
select cast(generate_series(cast($10 as timestamp), cast($11 as timestamp), interval '3 months') as date) as "timeFiscalQuarter"
), "filled groups" as materialized (
select
  "timeFiscalQuarter",
  coalesce(max("orderCount"), 0) as "orderCount",
  coalesce(max("amountOfFiscalYear"), 0) as "amountOfFiscalYear"
from (
  select * from "groups"
  union all
  select "timeFiscalQuarter", null, null from "buckets"
) as "filled"
group by 1
)
select "timeFiscalQuarter", "orderCount", "amountOfFiscalYear"
from "filled groups"
order by "timeFiscalQuarter" nulls last
limit $12

-- $1 = "2024-10-31T23:00:00Z"
-- $2 = "2025-01-31T23:00:00Z"
select
  count(*) as "orderCount"
from "orders"
where "orders"."ordered_at" >= cast($1 as timestamptz)
  and "orders"."ordered_at" < cast($2 as timestamptz)
