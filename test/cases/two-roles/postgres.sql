-- $1 = 10001
with "groups" as materialized (
select
  "owner"."team" as "ownerTeam",
  "accountOwner"."team" as "accountOwnerTeam",
  coalesce(sum("orders"."amount"), 0) as "orderAmount"
from "orders"
left join "users" as "owner" on "owner"."user_id" = "orders"."owner_user_id"
left join "accounts" as "account" on "account"."account_id" = "orders"."account_id"
left join "users" as "accountOwner" on "accountOwner"."user_id" = "account"."owner_user_id"
group by 1, 2
)
select "ownerTeam", "accountOwnerTeam", "orderAmount"
from "groups"
order by "ownerTeam" collate "C" nulls last, "accountOwnerTeam" collate "C" nulls last
limit $1
