-- $1 = "tier"
-- $2 = "tier"
-- $3 = "seats"
-- $4 = "seats"
-- $5 = "seats"
-- $6 = "seats"
-- $7 = 10001
with "groups" as materialized (
select
  case when json_type("account"."custom_fields" -> cast($1 as text)) = 'VARCHAR' then "account"."custom_fields" ->> cast($2 as text) end as "accountTier",
  case when json_type("account"."custom_fields" -> cast($3 as text)) in ('BIGINT', 'UBIGINT', 'HUGEINT', 'DOUBLE') and try_cast("account"."custom_fields" ->> cast($4 as text) as decimal(38, 12)) = trunc(try_cast("account"."custom_fields" ->> cast($5 as text) as decimal(38, 12))) then try_cast(try_cast("account"."custom_fields" ->> cast($6 as text) as decimal(38, 12)) as bigint) end as "accountSeats",
  coalesce(sum("orders"."amount"), 0) as "orderAmount"
from "orders"
left join "accounts" as "account" on "account"."account_id" = "orders"."account_id"
group by 1, 2
)
select "accountTier", "accountSeats", "orderAmount"
from "groups"
order by "accountTier" nulls last, "accountSeats" nulls last
limit $7

-- $1 = "seats"
-- $2 = "seats"
-- $3 = "seats"
-- $4 = "seats"
-- $5 = "10"
select
  coalesce(sum("orders"."amount"), 0) as "orderAmount"
from "orders"
left join "accounts" as "account" on "account"."account_id" = "orders"."account_id"
where case when json_type("account"."custom_fields" -> cast($1 as text)) in ('BIGINT', 'UBIGINT', 'HUGEINT', 'DOUBLE') and try_cast("account"."custom_fields" ->> cast($2 as text) as decimal(38, 12)) = trunc(try_cast("account"."custom_fields" ->> cast($3 as text) as decimal(38, 12))) then try_cast(try_cast("account"."custom_fields" ->> cast($4 as text) as decimal(38, 12)) as bigint) end > cast($5 as bigint)
