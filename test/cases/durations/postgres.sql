-- $1 = "3600000000"
-- $2 = "0.5"
-- $3 = "3600000000"
-- $4 = "0.9"
-- $5 = "3600000000"
select
  cast(sum(cast(date_part('epoch', "tickets"."resolved_at" - "tickets"."opened_at") * 1000000 as bigint)) as double precision) / nullif(count(cast(date_part('epoch', "tickets"."resolved_at" - "tickets"."opened_at") * 1000000 as bigint)), 0) / cast($1 as double precision) as "averageResolution",
  percentile_cont(cast($2 as double precision)) within group (order by cast(cast(date_part('epoch', "tickets"."resolved_at" - "tickets"."opened_at") * 1000000 as bigint) as double precision)) / cast($3 as double precision) as "medianResolution",
  percentile_cont(cast($4 as double precision)) within group (order by cast(cast(date_part('epoch', "tickets"."resolved_at" - "tickets"."opened_at") * 1000000 as bigint) as double precision)) / cast($5 as double precision) as "resolutionP90"
from "tickets"
where "tickets"."is_spam" = false

-- $1 = "3600000000"
-- $2 = "0.5"
-- $3 = "3600000000"
-- $4 = "0.9"
-- $5 = "3600000000"
-- $6 = 10001
with "groups" as materialized (
select
  "tickets"."channel" as "ticketChannel",
  cast(sum(cast(date_part('epoch', "tickets"."resolved_at" - "tickets"."opened_at") * 1000000 as bigint)) as double precision) / nullif(count(cast(date_part('epoch', "tickets"."resolved_at" - "tickets"."opened_at") * 1000000 as bigint)), 0) / cast($1 as double precision) as "averageResolution",
  percentile_cont(cast($2 as double precision)) within group (order by cast(cast(date_part('epoch', "tickets"."resolved_at" - "tickets"."opened_at") * 1000000 as bigint) as double precision)) / cast($3 as double precision) as "medianResolution",
  percentile_cont(cast($4 as double precision)) within group (order by cast(cast(date_part('epoch', "tickets"."resolved_at" - "tickets"."opened_at") * 1000000 as bigint) as double precision)) / cast($5 as double precision) as "resolutionP90"
from "tickets"
where "tickets"."is_spam" = false
group by 1
)
select "ticketChannel", "averageResolution", "medianResolution", "resolutionP90"
from "groups"
order by "ticketChannel" collate "C" nulls last
limit $6
