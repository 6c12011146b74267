-- $1 = "2025-01-01T00:00:00Z"
-- $2 = "2025-04-01T00:00:00Z"
-- $3 = "2025-01-01"
-- $4 = "2025-04-01"
-- $5 = "2025-01-01"
-- $6 = "2025-03-01"
-- $7 = 10001
with "orders totals" as (
select
  cast(date_trunc('month', make_timestamp(epoch_us("orders"."ordered_at"))) as date) as "timeMonth",
  sum("orders"."amount") as "orderAmount"
from "orders"
where "orders"."ordered_at" >= cast($1 as timestamptz)
  and "orders"."ordered_at" < cast($2 as timestamptz)
group by 1
), "leads totals" as (
select
  cast(date_trunc('month', cast("leads"."created_on" as timestamp)) as date) as "timeMonth",
  count(*) as "leadCount"
from "leads"
where "leads"."created_on" >= cast($3 as date)
  and "leads"."created_on" < cast($4 as date)
group by 1
), "groups" as materialized (
select
  "timeMonth",
  coalesce(max("orderAmount"), 0) as "orderAmount",
  coalesce(max("leadCount"), 0) as "leadCount"
from (
  select "timeMonth", "orderAmount", null as "leadCount" from "orders totals"
  union all
  select "timeMonth", null as "orderAmount", "leadCount" from "leads totals"
) as "totals"
group by 1
), "buckets" as (
select cast(unnest(generate_series(cast($5 as timestamp), cast($6 as timestamp), interval '1 month')) as date) as "timeMonth"
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
limit $7
