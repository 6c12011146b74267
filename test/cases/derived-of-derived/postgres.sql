-- $1 = "cancelled"
-- $2 = "cancelled"
select
  coalesce(sum("orders"."amount"), 0) - coalesce(sum("orders"."amount") filter (where "orders"."status" = $1), 0) as "keptAmount",
  cast(coalesce(sum("orders"."amount"), 0) - coalesce(sum("orders"."amount") filter (where "orders"."status" = $2), 0) as double precision) / nullif(count(*), 0) as "keptPerOrder"
from "orders"

-- $1 = "cancelled"
-- $2 = "cancelled"
-- $3 = 10001
with "groups" as materialized (
select
  "owner"."team" as "ownerTeam",
  coalesce(sum("orders"."amount"), 0) - coalesce(sum("orders"."amount") filter (where "orders"."status" = $1), 0) as "keptAmount",
  cast(coalesce(sum("orders"."amount"), 0) - coalesce(sum("orders"."amount") filter (where "orders"."status" = $2), 0) as double precision) / nullif(count(*), 0) as "keptPerOrder"
from "orders"
left join "users" as "owner" on "owner"."user_id" = "orders"."owner_user_id"
group by 1
)
select "ownerTeam", "keptAmount", "keptPerOrder"
from "groups"
order by "ownerTeam" collate "C" nulls last
limit $3
