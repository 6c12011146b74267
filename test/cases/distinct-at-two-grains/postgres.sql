select
  count(distinct "orders"."account_id") as "buyers"
from "orders"

-- $1 = "UTC"
-- $2 = 10001
with "groups" as materialized (
select
  cast(date_trunc('quarter', "orders"."ordered_at" at time zone $1) as date) as "timeQuarter",
  count(distinct "orders"."account_id") as "buyers"
from "orders"
group by 1
)
select "timeQuarter", "buyers"
from "groups"
order by "timeQuarter" nulls last
limit $2
