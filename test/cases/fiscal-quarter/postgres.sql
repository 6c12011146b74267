-- $1 = "2024-11-01,2025-02-01,2025-05-01"
-- $2 = "2024-01-31T23:00:00Z,2025-01-31T23:00:00Z,2025-01-31T23:00:00Z"
-- $3 = "2025-01-31T23:00:00Z,2025-04-30T22:00:00Z,2025-07-31T22:00:00Z"
-- $4 = "Europe/Berlin"
-- $5 = "2024-10-31T23:00:00Z"
-- $6 = "2025-07-31T22:00:00Z"
-- $7 = "2024-01-31T23:00:00Z"
-- $8 = "2025-07-31T22:00:00Z"
-- $9 = "2024-11-01"
-- $10 = "2025-05-01"
-- $11 = 10001
with "orders2 buckets" as (
select
  cast(unnest(string_to_array($1, ',')) as date) as "bucket",
  cast(unnest(string_to_array($2, ',')) as timestamptz) as "start",
  cast(unnest(string_to_array($3, ',')) as timestamptz) as "end"
), "orders totals" as (
select
  cast(date_trunc('quarter', "orders"."ordered_at" at time zone $4 - interval '1 month') + interval '1 month' as date) as "timeFiscalQuarter",
  count(*) as "orderCount"
from "orders"
where "orders"."ordered_at" >= cast($5 as timestamptz)
  and "orders"."ordered_at" < cast($6 as timestamptz)
group by 1
), "orders2 totals" as (
select
  "time frame"."bucket" as "timeFiscalQuarter",
  sum("orders"."amount") as "amountOfFiscalYear orderAmount"
from "orders"
join "orders2 buckets" as "time frame" on "orders"."ordered_at" >= "time frame"."start" and "orders"."ordered_at" < "time frame"."end"
where "orders"."ordered_at" >= cast($7 as timestamptz)
  and "orders"."ordered_at" < cast($8 as timestamptz)
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
select cast(generate_series(cast($9 as timestamp), cast($10 as timestamp), interval '3 months') as date) as "timeFiscalQuarter"
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
limit $11

-- $1 = "2024-10-31T23:00:00Z"
-- $2 = "2025-01-31T23:00:00Z"
select
  count(*) as "orderCount"
from "orders"
where "orders"."ordered_at" >= cast($1 as timestamptz)
  and "orders"."ordered_at" < cast($2 as timestamptz)
