-- $1 = "tier"
-- $2 = "tier"
-- $3 = "seats"
-- $4 = "seats"
-- $5 = "seats"
-- $6 = "seats"
-- $7 = "seats"
-- $8 = 10001
with "groups" as materialized (
select
  case when jsonb_typeof(cast("account"."custom_fields" as jsonb) -> cast($1 as text)) = 'string' then cast(cast("account"."custom_fields" as jsonb) ->> cast($2 as text) as text) end as "accountTier",
  case when jsonb_typeof(cast("account"."custom_fields" as jsonb) -> cast($3 as text)) = 'number' then case when cast(cast("account"."custom_fields" as jsonb) ->> cast($4 as text) as numeric) = trunc(cast(cast("account"."custom_fields" as jsonb) ->> cast($5 as text) as numeric)) and cast(cast("account"."custom_fields" as jsonb) ->> cast($6 as text) as numeric) between -9223372036854775808 and 9223372036854775807 then cast(cast(cast("account"."custom_fields" as jsonb) ->> cast($7 as text) as numeric) as bigint) end end as "accountSeats",
  coalesce(sum("orders"."amount"), 0) as "orderAmount"
from "orders"
left join "accounts" as "account" on "account"."account_id" = "orders"."account_id"
group by 1, 2
)
select "accountTier", "accountSeats", "orderAmount"
from "groups"
order by "accountTier" collate "C" nulls last, "accountSeats" nulls last
limit $8

-- $1 = "seats"
-- $2 = "seats"
-- $3 = "seats"
-- $4 = "seats"
-- $5 = "seats"
-- $6 = "10"
select
  coalesce(sum("orders"."amount"), 0) as "orderAmount"
from "orders"
left join "accounts" as "account" on "account"."account_id" = "orders"."account_id"
where case when jsonb_typeof(cast("account"."custom_fields" as jsonb) -> cast($1 as text)) = 'number' then case when cast(cast("account"."custom_fields" as jsonb) ->> cast($2 as text) as numeric) = trunc(cast(cast("account"."custom_fields" as jsonb) ->> cast($3 as text) as numeric)) and cast(cast("account"."custom_fields" as jsonb) ->> cast($4 as text) as numeric) between -9223372036854775808 and 9223372036854775807 then cast(cast(cast("account"."custom_fields" as jsonb) ->> cast($5 as text) as numeric) as bigint) end end > cast($6 as bigint)
