-- $1 = "missed"
-- $2 = 10001
with "visits totals" as (
select
  "visits"."missed_reason" as "visitMissedReason",
  count(*) as "missedRate numerator visitCount"
from "visits"
where "visits"."status" = $1
group by 1
), "visits2 totals" as (
select
  cast(null as text) as "visitMissedReason",
  count(*) as "missedRate whole visitCount"
from "visits"
group by 1
), "groups" as materialized (
select
  "visitMissedReason",
  cast(coalesce("missedRate numerator visitCount", 0) as double precision) / nullif(coalesce("missedRate whole visitCount", 0), 0) as "missedRate"
from (
select
  "visitMissedReason",
  max("missedRate numerator visitCount") as "missedRate numerator visitCount",
  max(max("missedRate whole visitCount")) over () as "missedRate whole visitCount"
from (
  select "visitMissedReason", "missedRate numerator visitCount", cast(null as bigint) as "missedRate whole visitCount" from "visits totals"
  union all
  select "visitMissedReason", cast(null as bigint) as "missedRate numerator visitCount", "missedRate whole visitCount" from "visits2 totals"
) as "totals"
group by 1
) as "spread"
where "missedRate numerator visitCount" > 0
)
select "visitMissedReason", "missedRate"
from "groups"
order by "visitMissedReason" collate "C" nulls last
limit $2

-- $1 = "UTC"
-- $2 = "missed"
-- $3 = "UTC"
-- $4 = 10001
with "visits totals" as (
select
  cast(date_trunc('month', "visits"."visited_at" at time zone $1) as date) as "timeMonth",
  "visits"."missed_reason" as "visitMissedReason",
  count(*) as "missedRate numerator visitCount"
from "visits"
where "visits"."status" = $2
group by 1, 2
), "visits2 totals" as (
select
  cast(date_trunc('month', "visits"."visited_at" at time zone $3) as date) as "timeMonth",
  cast(null as text) as "visitMissedReason",
  count(*) as "missedRate whole visitCount"
from "visits"
group by 1, 2
), "groups" as materialized (
select
  "timeMonth",
  "visitMissedReason",
  cast(coalesce("missedRate numerator visitCount", 0) as double precision) / nullif(coalesce("missedRate whole visitCount", 0), 0) as "missedRate"
from (
select
  "timeMonth",
  "visitMissedReason",
  max("missedRate numerator visitCount") as "missedRate numerator visitCount",
  max(max("missedRate whole visitCount")) over (partition by "timeMonth") as "missedRate whole visitCount"
from (
  select "timeMonth", "visitMissedReason", "missedRate numerator visitCount", cast(null as bigint) as "missedRate whole visitCount" from "visits totals"
  union all
  select "timeMonth", "visitMissedReason", cast(null as bigint) as "missedRate numerator visitCount", "missedRate whole visitCount" from "visits2 totals"
) as "totals"
group by 1, 2
) as "spread"
where "missedRate numerator visitCount" > 0
)
select "timeMonth", "visitMissedReason", "missedRate"
from "groups"
order by "timeMonth" nulls last, "visitMissedReason" collate "C" nulls last
limit $4

-- $1 = "ill"
-- $2 = "missed"
with "visits totals" as (
select
  count(*) as "missedRate numerator visitCount"
from "visits"
where "visits"."missed_reason" = $1
  and "visits"."status" = $2
), "visits2 totals" as (
select
  count(*) as "missedRate whole visitCount"
from "visits"
)
select
  cast(coalesce("missedRate numerator visitCount", 0) as double precision) / nullif(coalesce("missedRate whole visitCount", 0), 0) as "missedRate"
from "visits totals"
cross join "visits2 totals"

-- $1 = "missed"
-- $2 = 2
with "visits totals" as (
select
  "visits"."missed_reason" as "visitMissedReason",
  count(*) as "missedRate numerator visitCount"
from "visits"
where "visits"."status" = $1
group by 1
), "visits2 totals" as (
select
  cast(null as text) as "visitMissedReason",
  count(*) as "missedRate whole visitCount"
from "visits"
group by 1
), "groups" as materialized (
select
  "visitMissedReason",
  cast(coalesce("missedRate numerator visitCount", 0) as double precision) / nullif(coalesce("missedRate whole visitCount", 0), 0) as "missedRate"
from (
select
  "visitMissedReason",
  max("missedRate numerator visitCount") as "missedRate numerator visitCount",
  max(max("missedRate whole visitCount")) over () as "missedRate whole visitCount"
from (
  select "visitMissedReason", "missedRate numerator visitCount", cast(null as bigint) as "missedRate whole visitCount" from "visits totals"
  union all
  select "visitMissedReason", cast(null as bigint) as "missedRate numerator visitCount", "missedRate whole visitCount" from "visits2 totals"
) as "totals"
group by 1
) as "spread"
where "missedRate numerator visitCount" > 0
)
select "visitMissedReason", "missedRate"
from "groups"
order by "missedRate" desc nulls last, "visitMissedReason" collate "C" nulls last
limit $2

-- $1 = "ill"
-- $2 = "missed"
with "visits totals" as (
select
  count(*) as "missedRate numerator visitCount"
from "visits"
where ("visits"."missed_reason" not in ($1) or "visits"."missed_reason" is null)
  and "visits"."status" = $2
), "visits2 totals" as (
select
  count(*) as "missedRate whole visitCount"
from "visits"
)
select
  cast(coalesce("missedRate numerator visitCount", 0) as double precision) / nullif(coalesce("missedRate whole visitCount", 0), 0) as "missedRate"
from "visits totals"
cross join "visits2 totals"
