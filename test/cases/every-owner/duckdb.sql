-- $1 = "completed"
-- $2 = 10001
with "groups" as materialized (
select
  "owner"."team" as "ownerTeam",
  "owner"."name" as "ownerName",
  count(*) as "orderCount",
  cast(sum("orders"."amount") as double) / nullif(count("orders"."amount"), 0) as "averageOrder"
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
order by "ownerTeam" nulls last, "ownerName" nulls last
limit $2

-- $1 = "completed"
-- $2 = "south"
-- $3 = "south"
-- $4 = 10001
with "groups" as materialized (
select
  cast(date_trunc('month', make_timestamp(epoch_us("orders"."ordered_at"))) as date) as "timeMonth",
  "owner"."name" as "ownerName",
  count(*) as "orderCount"
from "orders"
left join "users" as "owner" on "owner"."user_id" = "orders"."owner_user_id"
where "orders"."status" = $1
  and "owner"."team" = $2
group by 1, 2
), "buckets" as (
select cast(unnest(generate_series(cast((select min("timeMonth") from "groups") as timestamp), cast((select max("timeMonth") from "groups") as timestamp), interval '1 month')) as date) as "timeMonth"
), "every owner" as (
select
  "users"."name" as "ownerName"
from "users"
where "users"."team" = $3
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
order by "timeMonth" nulls last, "ownerName" nulls last
limit $4
