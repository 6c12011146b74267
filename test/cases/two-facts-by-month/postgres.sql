-- $1 = "UTC"
-- $2 = "2025-01-01T00:00:00Z"
-- $3 = "2025-04-01T00:00:00Z"
-- $4 = "2025-01-01"
-- $5 = "2025-04-01"
-- $6 = "2025-01-01"
-- $7 = "2025-03-01"
-- $8 = 10001
with "orders totals" as (
select
  cast(date_trunc('month', "orders"."ordered_at" at time zone $1) as date) as "timeMonth",
  sum("orders"."amount") as "orderAmount"
from "orders"
where "orders"."ordered_at" >= cast($2 as timestamptz)
  and "orders"."ordered_at" < cast($3 as timestamptz)
group by 1
), "leads totals" as (
select
  cast(date_trunc('month', cast("leads"."created_on" as timestamp)) as date) as "timeMonth",
  count(*) as "leadCount"
from "leads"
where "leads"."created_on" >= cast($4 as date)
  and "leads"."created_on" < cast($5 as date)
group by 1
), "groups" as materialized (
select
  "timeMonth",
  coalesce(max("orderAmount"), 0) as "orderAmount",
  coalesce(max("leadCount"), 0) as "leadCount"
from (
  select "timeMonth", "orderAmount", cast(null as bigint) as "leadCount" from "orders totals"
  union all
  select "timeMonth", cast(null as numeric) as "orderAmount", "leadCount" from "leads totals"
) as "totals"
group by 1
), "buckets" as (
select cast(generate_series(cast($6 as timestamp), cast($7 as timestamp), interval '1 month') as date) as "timeMonth"
), "filled groups" as materialized (
select
  "timeMonth",
  coalesce(max("orderAmount"), 0) as "orderAmount",
  coalesce(max("leadCount"), 0) as "leadCount"
from (
  select * from "groups"
  union all
  select "timeMonth", null, null from "buckets"
) as "filled"
group by 1
)
select "timeMonth", "orderAmount", "leadCount"
from "filled groups"
order by "timeMonth" nulls last
limit $8
