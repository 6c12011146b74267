-- $1 = "UTC"
-- $2 = "UTC"
-- $3 = "2592000000000"
-- $4 = "UTC"
-- $5 = "UTC"
-- $6 = "1 months"
-- $7 = "UTC"
-- $8 = "UTC"
-- $9 = "864000000000"
-- $10 = "864000000000"
-- $11 = "UTC"
-- $12 = "2025-01-01T00:00:00Z"
-- $13 = "2025-03-01T00:00:00Z"
-- $14 = 10001
with "trials credits events" as (
select
  "trials"."account_id" as "entity",
  "trials"."started_at" as "time",
  false as "is later",
  "trials"."trial_id" as "key 1"
from "trials"
where "trials"."account_id" is not null
  and "trials"."started_at" is not null
union all
select
  "upgrades"."account_id" as "entity",
  "upgrades"."upgraded_at" as "time",
  true as "is later",
  cast(null as bigint) as "key 1"
from "upgrades"
where "upgrades"."account_id" is not null
  and "upgrades"."upgraded_at" is not null
), "trials credits runs" as (
select
  *,
  count("key 1") over (partition by "entity" order by "time", "is later", "key 1") as "run",
  max(case when not "is later" then "time" end) over (partition by "entity" order by "time", "is later", "key 1") as "since"
from "trials credits events"
), "trials credits" as (
select
  max("key 1") as "key 1",
  count(case when "is later" and cast(date_part('epoch', "time" at time zone $1 - "since" at time zone $2) * 1000000 as bigint) < cast($3 as bigint) then 1 end) as "credited",
  count(case when "is later" and "since" at time zone $4 > "time" at time zone $5 - cast($6 as interval) then 1 end) as "credited 2",
  count(case when "is later" and cast(date_part('epoch', "time" at time zone $7 - "since" at time zone $8) * 1000000 as bigint) < cast($9 as bigint) then 1 end) as "credited 3",
  count(case when "is later" and cast(date_part('epoch', "time" - "since") * 1000000 as bigint) < cast($10 as bigint) then 1 end) as "credited 4"
from "trials credits runs"
where "run" > 0
group by "entity", "run"
), "groups" as materialized (
select
  cast(date_trunc('month', "trials"."started_at" at time zone $11) as date) as "timeMonth",
  cast(coalesce(sum(coalesce("trials credits"."credited", 0)), 0) as double precision) / nullif(count(*), 0) as "trialToUpgradeIn30Days",
  count(distinct case when "trials credits"."credited" > 0 then "trials"."account_id" end) as "accountsUpgraded",
  coalesce(sum(coalesce("trials credits"."credited 2", 0)), 0) as "upgradesWithinAMonth",
  coalesce(sum(coalesce("trials credits"."credited 3", 0)), 0) as "upgradesWithin {""days"":10}",
  coalesce(sum(coalesce("trials credits"."credited 4", 0)), 0) as "upgradesWithinHours"
from "trials"
left join "trials credits" on "trials credits"."key 1" = "trials"."trial_id"
where "trials"."started_at" >= cast($12 as timestamptz)
  and "trials"."started_at" < cast($13 as timestamptz)
group by 1
)
select "timeMonth", "trialToUpgradeIn30Days", "accountsUpgraded", "upgradesWithinAMonth", "upgradesWithin {""days"":10}", "upgradesWithinHours"
from "groups"
order by "timeMonth" nulls last
limit $14
