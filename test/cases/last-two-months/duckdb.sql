-- $1 = "2024-12-31T23:00:00Z"
-- $2 = "2025-02-28T23:00:00Z"
select
  coalesce(sum("orders"."amount"), 0) as "orderAmount"
from "orders"
where "orders"."ordered_at" >= cast($1 as timestamptz)
  and "orders"."ordered_at" < cast($2 as timestamptz)

-- $1 = "Europe/Berlin"
-- $2 = "2024-12-31T23:00:00Z"
-- $3 = "2025-02-28T23:00:00Z"
-- $4 = 10001
with "groups" as materialized (
select
  cast(date_trunc('month', "orders"."ordered_at" at time zone $1) as date) as "timeMonth",
  coalesce(sum("orders"."amount"), 0) as "orderAmount"
from "orders"
where "orders"."ordered_at" >= cast($2 as timestamptz)
  and "orders"."ordered_at" < cast($3 as timestamptz)
group by 1
)
select "timeMonth", "orderAmount"
from "groups"
order by "timeMonth" nulls last
limit $4
