-- $1 = "2592000000000"
-- $2 = "1 months"
-- $3 = "864000000000"
-- $4 = "864000000000"
-- $5 = "2025-01-01T00:00:00Z"
-- $6 = "2025-03-01T00:00:00Z"
-- $7 = 10001
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
  count(case when "is later" and (epoch_us(make_timestamp(epoch_us("time"))) - epoch_us(make_timestamp(epoch_us("since")))) < cast($1 as bigint) then 1 end) as "credited",
  count(case when "is later" and make_timestamp(epoch_us("since")) > make_timestamp(epoch_us("time")) - cast($2 as interval) then 1 end) as "credited 2",
  count(case when "is later" and (epoch_us(make_timestamp(epoch_us("time"))) - epoch_us(make_timestamp(epoch_us("since")))) < cast($3 as bigint) then 1 end) as "credited 3",
  count(case when "is later" and (epoch_us("time") - epoch_us("since")) < cast($4 as bigint) then 1 end) as "credited 4"
from "trials credits runs"
where "run" > 0
group by "entity", "run"
), "groups" as materialized (
select
  cast(date_trunc('month', make_timestamp(epoch_us("trials"."started_at"))) as date) as "timeMonth",
  cast(coalesce(sum(coalesce("trials credits"."credited", 0)), 0) as double) / nullif(count(*), 0) as "trialToUpgradeIn30Days",
  count(distinct case when "trials credits"."credited" > 0 then "trials"."account_id" end) as "accountsUpgraded",
  coalesce(sum(coalesce("trials credits"."credited 2", 0)), 0) as "upgradesWithinAMonth",
  coalesce(sum(coalesce("trials credits"."credited 3", 0)), 0) as "upgradesWithin {""days"":10}",
  coalesce(sum(coalesce("trials credits"."credited 4", 0)), 0) as "upgradesWithinHours"
from "trials"
left join "trials credits" on "trials credits"."key 1" = "trials"."trial_id"
where "trials"."started_at" >= cast($5 as timestamptz)
  and "trials"."started_at" < cast($6 as timestamptz)
group by 1
)
select "timeMonth", "trialToUpgradeIn30Days", "accountsUpgraded", "upgradesWithinAMonth", "upgradesWithin {""days"":10}", "upgradesWithinHours"
from "groups"
order by "timeMonth" nulls last
limit $7
