-- $1 = "UTC"
-- $2 = "UTC"
-- $3 = "2592000000000"
-- $4 = "2025-01-01T00:00:00Z"
-- $5 = "2025-03-01T00:00:00Z"
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
  case when cast(date_part('epoch', "next" at time zone $1 - "time" at time zone $2) * 1000000 as bigint) < cast($3 as bigint) then 1 else 0 end as "followed"
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
where "trials"."started_at" >= cast($4 as timestamptz)
  and "trials"."started_at" < cast($5 as timestamptz)
  and "trials"."started_at" is not null
)
select
  cast(count(distinct case when "trials follow-ups followed" > 0 then coalesce("trials account_id", "trials mail_id") end) as double precision) / nullif(count(distinct coalesce("trials account_id", "trials mail_id")), 0) as "accountsUpgradedShare"
from "trials rows"
where "place" = 1

-- $1 = "UTC"
-- $2 = "UTC"
-- $3 = "2592000000000"
-- $4 = "UTC"
-- $5 = "UTC"
-- $6 = "2025-01-01T00:00:00Z"
-- $7 = "2025-03-01T00:00:00Z"
-- $8 = 10001
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
  case when cast(date_part('epoch', "next" at time zone $1 - "time" at time zone $2) * 1000000 as bigint) < cast($3 as bigint) then 1 else 0 end as "followed"
from "trials follow-ups ahead"
where not "is later"
), "trials rows" as (
select
  cast(date_trunc('month', "trials"."started_at" at time zone $4) as date) as "timeMonth",
  "trials follow-ups"."followed" as "trials follow-ups followed",
  "trials"."account_id" as "trials account_id",
  "trials"."mail_id" as "trials mail_id",
  rank() over (partition by coalesce("trials"."account_id", "trials"."mail_id"), cast(date_trunc('month', "trials"."started_at" at time zone $5) as date) order by "trials"."started_at") as "place"
from "trials"
left join "trials follow-ups" on "trials follow-ups"."key 1" = "trials"."trial_id"
where "trials"."started_at" >= cast($6 as timestamptz)
  and "trials"."started_at" < cast($7 as timestamptz)
  and "trials"."started_at" is not null
), "groups" as materialized (
select
  "timeMonth",
  cast(count(distinct case when "trials follow-ups followed" > 0 then coalesce("trials account_id", "trials mail_id") end) as double precision) / nullif(count(distinct coalesce("trials account_id", "trials mail_id")), 0) as "accountsUpgradedShare"
from "trials rows"
where "place" = 1
group by 1
)
select "timeMonth", "accountsUpgradedShare"
from "groups"
order by "timeMonth" nulls last
limit $8
