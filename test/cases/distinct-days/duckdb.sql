-- $1 = "Europe/Berlin"
select
  count(distinct cast("orders"."ordered_at" at time zone $1 as date)) as "orderDays"
from "orders"

-- $1 = "Europe/Berlin"
-- $2 = "Europe/Berlin"
-- $3 = 10001
with "groups" as materialized (
select
  cast(date_trunc('month', "orders"."ordered_at" at time zone $1) as date) as "timeMonth",
  count(distinct cast("orders"."ordered_at" at time zone $2 as date)) as "orderDays"
from "orders"
group by 1
)
select "timeMonth", "orderDays"
from "groups"
order by "timeMonth" nulls last
limit $3
