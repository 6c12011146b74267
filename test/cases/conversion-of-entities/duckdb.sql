-- $1 = "2592000000000"
-- $2 = "2025-01-01T00:00:00Z"
-- $3 = "2025-03-01T00:00:00Z"
with "trials follow-ups events" as (
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
), "trials follow-ups ahead" as (
select
  *,
  min(case when "is later" then "time" end) over (partition by "entity" order by "time" desc, "is later" desc rows unbounded preceding) as "next"
from "trials follow-ups events"
), "trials follow-ups" as (
select
  "key 1",
  case when (epoch_us(make_timestamp(epoch_us("next"))) - epoch_us(make_timestamp(epoch_us("time")))) < cast($1 as bigint) then 1 else 0 end as "followed"
from "trials follow-ups ahead"
where not "is later"
), "trials rows" as (
select
  "trials follow-ups"."followed" as "trials follow-ups followed",
  "trials"."account_id" as "trials account_id",
  "trials"."mail_id" as "trials mail_id",
  rank() over (partition by coalesce("trials"."account_id", "trials"."mail_id") order by "trials"."started_at") as "place"
from "trials"
left join "trials follow-ups" on "trials follow-ups"."key 1" = "trials"."trial_id"
where "trials"."started_at" >= cast($2 as timestamptz)
  and "trials"."started_at" < cast($3 as timestamptz)
  and "trials"."started_at" is not null
)
select
  cast(count(distinct case when "trials follow-ups followed" > 0 then coalesce("trials account_id", "trials mail_id") end) as double) / nullif(count(distinct coalesce("trials account_id", "trials mail_id")), 0) as "accountsUpgradedShare"
from "trials rows"
where "place" = 1

-- $1 = "2592000000000"
-- $2 = "2025-01-01T00:00:00Z"
-- $3 = "2025-03-01T00:00:00Z"
-- $4 = 10001
with "trials follow-ups events" as (
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
), "trials follow-ups ahead" as (
select
  *,
  min(case when "is later" then "time" end) over (partition by "entity" order by "time" desc, "is later" desc rows unbounded preceding) as "next"
from "trials follow-ups events"
), "trials follow-ups" as (
select
  "key 1",
  case when (epoch_us(make_timestamp(epoch_us("next"))) - epoch_us(make_timestamp(epoch_us("time")))) < cast($1 as bigint) then 1 else 0 end as "followed"
from "trials follow-ups ahead"
where not "is later"
), "trials rows" as (
select
  cast(date_trunc('month', make_timestamp(epoch_us("trials"."started_at"))) as date) as "timeMonth",
  "trials follow-ups"."followed" as "trials follow-ups followed",
  "trials"."account_id" as "trials account_id",
  "trials"."mail_id" as "trials mail_id",
  rank() over (partition by coalesce("trials"."account_id", "trials"."mail_id"), cast(date_trunc('month', make_timestamp(epoch_us("trials"."started_at"))) as date) order by "trials"."started_at") as "place"
from "trials"
left join "trials follow-ups" on "trials follow-ups"."key 1" = "trials"."trial_id"
where "trials"."started_at" >= cast($2 as timestamptz)
  and "trials"."started_at" < cast($3 as timestamptz)
  and "trials"."started_at" is not null
), "groups" as materialized (
select
  "timeMonth",
  cast(count(distinct case when "trials follow-ups followed" > 0 then coalesce("trials account_id", "trials mail_id") end) as double) / nullif(count(distinct coalesce("trials account_id", "trials mail_id")), 0) as "accountsUpgradedShare"
from "trials rows"
where "place" = 1
group by 1
)
select "timeMonth", "accountsUpgradedShare"
from "groups"
order by "timeMonth" nulls last
limit $4
