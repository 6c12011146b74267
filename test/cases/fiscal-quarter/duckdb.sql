-- $1 = "2023-03-26T01:00:00Z"
-- $2 = "2023-10-29T01:00:00Z"
-- $3 = "2024-03-31T01:00:00Z"
-- $4 = "2024-10-27T01:00:00Z"
-- $5 = "2025-03-30T01:00:00Z"
-- $6 = "2025-10-26T01:00:00Z"
-- $7 = "2026-03-29T01:00:00Z"
-- $8 = "2026-10-25T01:00:00Z"
-- $9 = "2024-01-31T23:00:00Z"
-- $10 = "2025-07-31T22:00:00Z"
-- $11 = "2024-11-01,2025-02-01,2025-05-01"
-- $12 = "2024-02-01,2025-02-01,2025-02-01"
-- $13 = "2025-02-01,2025-05-01,2025-08-01"
-- $14 = "Europe/Berlin"
-- $15 = "2024-10-31T23:00:00Z"
-- $16 = "2025-07-31T22:00:00Z"
-- $17 = "2024-11-01"
-- $18 = "2025-05-01"
-- $19 = 10001
with "orders2 pieces" as (
select
  cast(date_trunc('quarter', make_timestamp(epoch_us("orders"."ordered_at") + case when "orders"."ordered_at" < cast($1 as timestamptz) then 3600000000 when "orders"."ordered_at" < cast($2 as timestamptz) then 7200000000 when "orders"."ordered_at" < cast($3 as timestamptz) then 3600000000 when "orders"."ordered_at" < cast($4 as timestamptz) then 7200000000 when "orders"."ordered_at" < cast($5 as timestamptz) then 3600000000 when "orders"."ordered_at" < cast($6 as timestamptz) then 7200000000 when "orders"."ordered_at" < cast($7 as timestamptz) then 3600000000 when "orders"."ordered_at" < cast($8 as timestamptz) then 7200000000 else 3600000000 end) - interval '1 month') + interval '1 month' as date) as "piece of time",
  sum("orders"."amount") as "amountOfFiscalYear orderAmount"
from "orders"
where "orders"."ordered_at" >= cast($9 as timestamptz)
  and "orders"."ordered_at" < cast($10 as timestamptz)
group by 1
), "orders2 buckets" as (
select
  cast(unnest(string_to_array($11, ',')) as date) as "bucket",
  cast(unnest(string_to_array($12, ',')) as date) as "start",
  cast(unnest(string_to_array($13, ',')) as date) as "end"
), "orders totals" as (
select
  cast(date_trunc('quarter', "orders"."ordered_at" at time zone $14 - interval '1 month') + interval '1 month' as date) as "timeFiscalQuarter",
  count(*) as "orderCount"
from "orders"
where "orders"."ordered_at" >= cast($15 as timestamptz)
  and "orders"."ordered_at" < cast($16 as timestamptz)
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
  select "timeFiscalQuarter", "orderCount", null as "amountOfFiscalYear orderAmount" from "orders totals"
  union all
  select "timeFiscalQuarter", null as "orderCount", "amountOfFiscalYear orderAmount" from "orders2 totals"
) as "totals"
group by 1
), "buckets" as (
select cast(unnest(generate_series(cast($17 as timestamp), cast($18 as timestamp), interval '3 months')) as date) as "timeFiscalQuarter"
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
limit $19

-- $1 = "2024-10-31T23:00:00Z"
-- $2 = "2025-01-31T23:00:00Z"
select
  count(*) as "orderCount"
from "orders"
where "orders"."ordered_at" >= cast($1 as timestamptz)
  and "orders"."ordered_at" < cast($2 as timestamptz)
