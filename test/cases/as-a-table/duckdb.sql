-- $1 = "completed"
-- $2 = 4
with "groups" as materialized (
select
  cast(date_trunc('quarter', make_timestamp(epoch_us("orders"."ordered_at"))) as date) as "timeQuarter",
  "account"."segment" as "accountSegment",
  count(*) as "orderCount",
  cast(sum("orders"."amount") as double) / nullif(count("orders"."amount"), 0) as "averageOrder"
from "orders"
left join "accounts" as "account" on "account"."account_id" = "orders"."account_id"
where "orders"."status" = $1
group by 1, 2
)
select "timeQuarter", "accountSegment", "orderCount", "averageOrder", (select count(*) from "groups") as "group count"
from "groups"
order by "timeQuarter" desc nulls last, "accountSegment" nulls last
limit $2
