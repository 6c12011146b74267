-- $1 = "2"
-- $2 = "100"
-- $3 = "large and repeated"
-- $4 = "none"
-- $5 = "small"
-- $6 = "completed"
-- $7 = "nobody"
-- $8 = "nobody"
-- $9 = 10001
with "groups" as materialized (
select
  case when "customer"."account_id" is not null then case when case when coalesce("customer"."purchases", 0) >= cast($1 as bigint) then true else false end = true and coalesce("customer"."spent", 0) >= cast($2 as decimal(38, 12)) then cast($3 as text) when coalesce("customer"."purchases", 0) = 0 then cast($4 as text) else cast($5 as text) end end as "customerSpendBand",
  "customer"."lastStatus" as "customerLastStatus",
  "customer"."lastTeam" as "customerLastTeam",
  count(*) as "purchaseCount",
  coalesce(sum("purchases"."amount"), 0) as "purchaseAmount"
from "orders" as "purchases"
left join (
  select "customers".*, "purchases"."purchases", "purchases"."spent", "lastStatus"."lastStatus", "lastStatus"."lastTeam"
  from "accounts" as "customers"
  left join (
    select "purchases"."account_id" as "own key", count(*) as "purchases", sum("purchases"."amount") as "spent"
    from "orders" as "purchases"
where "purchases"."status" = $6
    group by 1
  ) as "purchases" on "purchases"."own key" = "customers"."account_id"
  left join (
    select "purchases"."account_id" as "own key", (array_agg("purchases"."status" order by "purchases"."ordered_at" desc, "purchases"."order_id" desc) filter (where "purchases"."status" is not null and "purchases"."ordered_at" is not null))[1] as "lastStatus", (array_agg(case when "seller"."team" is not null then "seller"."team" else cast($7 as text) end order by "purchases"."ordered_at" desc, "purchases"."order_id" desc) filter (where case when "seller"."team" is not null then "seller"."team" else cast($8 as text) end is not null and "purchases"."ordered_at" is not null))[1] as "lastTeam"
    from "orders" as "purchases"
left join "users" as "seller" on "seller"."user_id" = "purchases"."owner_user_id"
    group by 1
  ) as "lastStatus" on "lastStatus"."own key" = "customers"."account_id"
) as "customer" on "customer"."account_id" = "purchases"."account_id"
where case when "customer"."account_id" is not null then coalesce("customer"."purchases", 0) end >= 1
group by 1, 2, 3
)
select "customerSpendBand", "customerLastStatus", "customerLastTeam", "purchaseCount", "purchaseAmount"
from "groups"
order by "customerSpendBand" nulls last, "customerLastStatus" nulls last, "customerLastTeam" nulls last
limit $9
