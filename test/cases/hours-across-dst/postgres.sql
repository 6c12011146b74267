-- $1 = "2025-10-25T23:00:00Z"
-- $2 = "2025-10-26T03:00:00Z"
select
  count(*) as "ticketCount"
from "tickets"
where "tickets"."is_spam" = false
  and "tickets"."opened_at" >= cast($1 as timestamptz)
  and "tickets"."opened_at" < cast($2 as timestamptz)

-- $1 = "Europe/Berlin"
-- $2 = "Europe/Berlin"
-- $3 = "2025-10-25T23:00:00Z"
-- $4 = "2025-10-26T03:00:00Z"
-- $5 = "Europe/Berlin"
-- $6 = "Europe/Berlin"
-- $7 = "2025-10-25T23:00:00Z"
-- $8 = "2025-10-26T02:00:00Z"
-- $9 = 10001
with "groups" as materialized (
select
  "tickets"."opened_at" - ("tickets"."opened_at" at time zone $1 - date_trunc('hour', "tickets"."opened_at" at time zone $2)) as "timeHour",
  count(*) as "ticketCount"
from "tickets"
where "tickets"."is_spam" = false
  and "tickets"."opened_at" >= cast($3 as timestamptz)
  and "tickets"."opened_at" < cast($4 as timestamptz)
group by 1
), "buckets" as (
select distinct "step" - ("step" at time zone $5 - date_trunc('hour', "step" at time zone $6)) as "timeHour"
from (select generate_series(cast($7 as timestamptz), cast($8 as timestamptz), interval '15 minutes') as "step") as "steps"
), "filled groups" as materialized (
select
  "timeHour",
  coalesce(max("ticketCount"), 0) as "ticketCount"
from (
  select * from "groups"
  union all
  select "timeHour", null from "buckets"
) as "filled"
group by 1
)
select "timeHour", "ticketCount"
from "filled groups"
order by "timeHour" nulls last
limit $9
