-- $1 = "completed"
-- $2 = 10001
with "groups" as materialized (
select
  "owner"."team" as "ownerTeam",
  "owner"."name" as "ownerName",
  count(*) as "orderCount",
  cast(sum("orders"."amount") as double precision) / nullif(count("orders"."amount"), 0) as "averageOrder"
from "orders"
left join "users" as "owner" on "owner"."user_id" = "orders"."owner_user_id"
where "orders"."status" = $1
group by 1, 2
), "every owner" as (
select
  "users"."team" as "ownerTeam",
  "users"."name" as "ownerName"
from "users"
group by 1, 2
), "filled groups" as materialized (
select
  "ownerTeam",
  "ownerName",
  coalesce(max("orderCount"), 0) as "orderCount",
  max("averageOrder") as "averageOrder"
from (
  select * from "groups"
  union all
  select "ownerTeam", "ownerName", null, null from "every owner"
) as "filled"
group by 1, 2
)
select "ownerTeam", "ownerName", "orderCount", "averageOrder"
from "filled groups"
order by "ownerTeam" collate "C" nulls last, "ownerName" collate "C" nulls last
limit $2

-- $1 = "UTC"
-- $2 = "completed"
-- $3 = "south"
-- $4 = "south"
-- $5 = 10001
with "groups" as materialized (
select
  cast(date_trunc('month', "orders"."ordered_at" at time zone $1) as date) as "timeMonth",
  "owner"."name" as "ownerName",
  count(*) as "orderCount"
from "orders"
left join "users" as "owner" on "owner"."user_id" = "orders"."owner_user_id"
where "orders"."status" = $2
  and "owner"."team" = $3
group by 1, 2
), "buckets" as (
select cast(generate_series(cast((select min("timeMonth") from "groups") as timestamp), cast((select max("timeMonth") from "groups") as timestamp), interval '1 month') as date) as "timeMonth"
), "every owner" as (
select
  "users"."name" as "ownerName"
from "users"
where "users"."team" = $4
group by 1
), "filled groups" as materialized (
select
  "timeMonth",
  "ownerName",
  coalesce(max("orderCount"), 0) as "orderCount"
from (
  select * from "groups"
  union all
  select "timeMonth", "ownerName", null from "buckets" cross join "every owner"
) as "filled"
group by 1, 2
)
select "timeMonth", "ownerName", "orderCount"
from "filled groups"
order by "timeMonth" nulls last, "ownerName" collate "C" nulls last
limit $5
