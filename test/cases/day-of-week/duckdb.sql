-- $1 = "Europe/Berlin"
-- $2 = 10001
with "groups" as materialized (
select
  cast(extract(isodow from "orders"."ordered_at" at time zone $1) as bigint) as "timeDayOfWeek",
  count(*) as "orderCount"
from "orders"
group by 1
)
select "timeDayOfWeek", "orderCount"
from "groups"
order by "timeDayOfWeek" nulls last
limit $2
