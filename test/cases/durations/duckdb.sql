-- $1 = "3600000000"
-- $2 = "0.5"
-- $3 = "3600000000"
-- $4 = "0.9"
-- $5 = "3600000000"
select
  cast(sum((epoch_us("tickets"."resolved_at") - epoch_us("tickets"."opened_at"))) as double) / nullif(count((epoch_us("tickets"."resolved_at") - epoch_us("tickets"."opened_at"))), 0) / cast($1 as double) as "averageResolution",
  percentile_cont(cast($2 as double)) within group (order by cast((epoch_us("tickets"."resolved_at") - epoch_us("tickets"."opened_at")) as double)) / cast($3 as double) as "medianResolution",
  percentile_cont(cast($4 as double)) within group (order by cast((epoch_us("tickets"."resolved_at") - epoch_us("tickets"."opened_at")) as double)) / cast($5 as double) as "resolutionP90"
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
  cast(sum((epoch_us("tickets"."resolved_at") - epoch_us("tickets"."opened_at"))) as double) / nullif(count((epoch_us("tickets"."resolved_at") - epoch_us("tickets"."opened_at"))), 0) / cast($1 as double) as "averageResolution",
  percentile_cont(cast($2 as double)) within group (order by cast((epoch_us("tickets"."resolved_at") - epoch_us("tickets"."opened_at")) as double)) / cast($3 as double) as "medianResolution",
  percentile_cont(cast($4 as double)) within group (order by cast((epoch_us("tickets"."resolved_at") - epoch_us("tickets"."opened_at")) as double)) / cast($5 as double) as "resolutionP90"
from "tickets"
where "tickets"."is_spam" = false
group by 1
)
select "ticketChannel", "averageResolution", "medianResolution", "resolutionP90"
from "groups"
order by "ticketChannel" nulls last
limit $6
