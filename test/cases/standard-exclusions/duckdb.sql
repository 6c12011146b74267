select
  count(*) as "ticketCount"
from "tickets"
where "tickets"."is_spam" = false

-- $1 = 10001
with "groups" as materialized (
select
  "tickets"."channel" as "ticketChannel",
  count(*) as "ticketCount"
from "tickets"
where "tickets"."is_spam" = false
group by 1
)
select "ticketChannel", "ticketCount"
from "groups"
order by "ticketChannel" nulls last
limit $1
