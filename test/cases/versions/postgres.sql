select
  count(*) as "visitCount"
from "visits"

-- $1 = "UTC"
-- $2 = "UTC"
-- $3 = "UTC"
-- $4 = 10001
with "groups" as materialized (
select
  "store"."region" as "storeRegion",
  count(*) as "visitCount"
from "visits"
left join (
  select "stores".*, lead("stores"."valid_from") over (partition by "stores"."store_id" order by "stores"."valid_from", "stores"."valid_to", "stores"."region" collate "C") as "next version"
  from "store_versions" as "stores"
) as "store" on "store"."store_id" = "visits"."store_id" and "store"."valid_from" <= cast("visits"."visited_at" at time zone $1 as date) and ("store"."valid_to" is null or "store"."valid_to" > cast("visits"."visited_at" at time zone $2 as date)) and ("store"."next version" is null or "store"."next version" > cast("visits"."visited_at" at time zone $3 as date))
group by 1
)
select "storeRegion", "visitCount"
from "groups"
order by "storeRegion" collate "C" nulls last
limit $4

-- $1 = "2025-01-01,2025-02-01,2025-03-01,2025-04-01,2025-05-01,2025-06-01,2025-07-01,2025-08-01"
-- $2 = "2025-02-01,2025-03-01,2025-04-01,2025-05-01,2025-06-01,2025-07-01,2025-08-01,2025-09-01"
-- $3 = "2025-09-01"
-- $4 = 10001
with "leases buckets" as (
select
  cast(unnest(string_to_array($1, ',')) as date) as "bucket",
  cast(unnest(string_to_array($2, ',')) as date) as "end"
), "groups" as materialized (
select
  "time frame"."bucket" as "timeMonth",
  "store"."region" as "storeRegion",
  count(*) as "leasesHeld"
from "leases"
join "leases buckets" as "time frame" on "leases"."starts_on" < "time frame"."end" and ("leases"."ends_on" is null or "leases"."ends_on" >= "time frame"."end")
left join (
  select "stores".*, lead("stores"."valid_from") over (partition by "stores"."store_id" order by "stores"."valid_from", "stores"."valid_to", "stores"."region" collate "C") as "next version"
  from "store_versions" as "stores"
) as "store" on "store"."store_id" = "leases"."store_id" and "store"."valid_from" < "time frame"."end" and ("store"."valid_to" is null or "store"."valid_to" >= "time frame"."end") and ("store"."next version" is null or "store"."next version" >= "time frame"."end")
where "leases"."starts_on" < cast($3 as date)
group by 1, 2
)
select "timeMonth", "storeRegion", "leasesHeld"
from "groups"
order by "timeMonth" nulls last, "storeRegion" collate "C" nulls last
limit $4
