select
  count(distinct "orders"."account_id") as "buyers"
from "orders"

-- $1 = 10001
with "groups" as materialized (
select
  cast(date_trunc('quarter', make_timestamp(epoch_us("orders"."ordered_at"))) as date) as "timeQuarter",
  count(distinct "orders"."account_id") as "buyers"
from "orders"
group by 1
)
select "timeQuarter", "buyers"
from "groups"
order by "timeQuarter" nulls last
limit $1
