-- $1 = 10001
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
  count("key 1") over (partition by "entity" order by "time", "is later", "key 1") as "run"
from "trials credits events"
), "trials credits" as (
select
  max("key 1") as "key 1",
  count(case when "is later" then 1 end) as "credited"
from "trials credits runs"
where "run" > 0
group by "entity", "run"
), "trials credits2 events" as (
select
  "trials"."account_id" as "entity",
  "trials"."plan" as "constant 1",
  "trials"."started_at" as "time",
  false as "is later",
  "trials"."trial_id" as "key 1"
from "trials"
where "trials"."account_id" is not null
  and "trials"."started_at" is not null
union all
select
  "upgrades"."account_id" as "entity",
  "upgrades"."plan" as "constant 1",
  "upgrades"."upgraded_at" as "time",
  true as "is later",
  cast(null as bigint) as "key 1"
from "upgrades"
where "upgrades"."account_id" is not null
  and "upgrades"."upgraded_at" is not null
), "trials credits2 runs" as (
select
  *,
  count("key 1") over (partition by "entity", "constant 1" order by "time", "is later", "key 1") as "run"
from "trials credits2 events"
), "trials credits2" as (
select
  max("key 1") as "key 1",
  count(case when "is later" then 1 end) as "credited"
from "trials credits2 runs"
where "run" > 0
group by "entity", "constant 1", "run"
), "groups" as materialized (
select
  cast(date_trunc('month', make_timestamp(epoch_us("trials"."started_at"))) as date) as "timeMonth",
  count(*) as "trialsStarted",
  coalesce(sum(coalesce("trials credits"."credited", 0)), 0) as "upgradesAfterTrial",
  cast(coalesce(sum(coalesce("trials credits"."credited", 0)), 0) as double) / nullif(count(*), 0) as "trialToUpgrade",
  coalesce(sum(coalesce("trials credits2"."credited", 0)), 0) as "upgradesOfTheSamePlan"
from "trials"
left join "trials credits" on "trials credits"."key 1" = "trials"."trial_id"
left join "trials credits2" on "trials credits2"."key 1" = "trials"."trial_id"
group by 1
)
select "timeMonth", "trialsStarted", "upgradesAfterTrial", "trialToUpgrade", "upgradesOfTheSamePlan"
from "groups"
order by "timeMonth" nulls last
limit $1
