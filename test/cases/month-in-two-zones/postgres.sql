-- $1 = "2025-01-01T00:00:00Z"
-- $2 = "2025-02-01T00:00:00Z"
select
  coalesce(sum("orders"."amount"), 0) as "orderAmount"
from "orders"
where "orders"."ordered_at" >= cast($1 as timestamptz)
  and "orders"."ordered_at" < cast($2 as timestamptz)

-- $1 = "2024-12-31T23:00:00Z"
-- $2 = "2025-01-31T23:00:00Z"
select
  coalesce(sum("orders"."amount"), 0) as "orderAmount"
from "orders"
where "orders"."ordered_at" >= cast($1 as timestamptz)
  and "orders"."ordered_at" < cast($2 as timestamptz)
