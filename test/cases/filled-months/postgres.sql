-- $1 = "Europe/Berlin"
-- $2 = "2024-12-31T23:00:00Z"
-- $3 = "2025-04-30T22:00:00Z"
-- $4 = "2025-01-01"
-- $5 = "2025-04-01"
-- $6 = 10001
with "groups" as materialized (
select
  cast(date_trunc('month', "orders"."ordered_at" at time zone $1) as date) as "timeMonth",
  coalesce(sum("orders"."amount"), 0) as "orderAmount",
  cast(sum("orders"."amount") as double precision) / nullif(count("orders"."amount"), 0) as "averageOrder"
from "orders"
where "orders"."ordered_at" >= cast($2 as timestamptz)
  and "orders"."ordered_at" < cast($3 as timestamptz)
group by 1
), "buckets" as (
select cast(generate_series(cast($4 as timestamp), cast($5 as timestamp), interval '1 month') as date) as "timeMonth"
), "filled groups" as materialized (
select
  "timeMonth",
  coalesce(max("orderAmount"), 0) as "orderAmount",
  max("averageOrder") as "averageOrder"
from (
  select * from "groups"
  union all
  select "timeMonth", null, null from "buckets"
) as "filled"
group by 1
)
select "timeMonth", "orderAmount", "averageOrder"
from "filled groups"
order by "timeMonth" nulls last
limit $6
