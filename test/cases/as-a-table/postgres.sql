-- $1 = "UTC"
-- $2 = "completed"
-- $3 = 4
with "groups" as materialized (
select
  cast(date_trunc('quarter', "orders"."ordered_at" at time zone $1) as date) as "timeQuarter",
  "account"."segment" as "accountSegment",
  count(*) as "orderCount",
  cast(sum("orders"."amount") as double precision) / nullif(count("orders"."amount"), 0) as "averageOrder"
from "orders"
left join "accounts" as "account" on "account"."account_id" = "orders"."account_id"
where "orders"."status" = $2
group by 1, 2
)
select "timeQuarter", "accountSegment", "orderCount", "averageOrder", (select count(*) from "groups") as "group count"
from "groups"
order by "timeQuarter" desc nulls last, "accountSegment" collate "C" nulls last
limit $3
