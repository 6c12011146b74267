-- $1 = "cancelled"
select
  cast(count(*) filter (where "orders"."status" = $1) as double) / nullif(count(*), 0) as "cancellationRate"
from "orders"

-- $1 = "cancelled"
-- $2 = 10001
with "groups" as materialized (
select
  "account"."segment" as "accountSegment",
  cast(count(*) filter (where "orders"."status" = $1) as double) / nullif(count(*), 0) as "cancellationRate"
from "orders"
left join "accounts" as "account" on "account"."account_id" = "orders"."account_id"
group by 1
)
select "accountSegment", "cancellationRate"
from "groups"
order by "accountSegment" nulls last
limit $2
