-- $1 = "EUR"
-- $2 = "EUR"
-- $3 = "unknown-day"
-- $4 = "no currency"
-- $5 = "no currency"
-- $6 = "EUR"
with "rate" as materialized (
select "currency", "rate", cast(unnest(generate_series(cast("first_day" as timestamp), cast("last_day" as timestamp), interval '1 day')) as date) as "day"
from (
  select
    "from_currency" as "currency",
    "rate" as "rate",
    "rate_date" as "first_day",
    coalesce(cast(lead("rate_date") over (partition by "from_currency" order by "rate_date") - interval '1 day' as date), (select max("rate_date") from "rates")) as "last_day"
  from "rates"
  where "to_currency" = $1
) as "spans"
)
select
  coalesce(sum(case when "payments"."currency" = $2 then "payments"."amount" else "payments"."amount" * "rate"."rate" end), 0) as "paidTotal",
  min(coalesce(cast("payments"."paid_on" as text), $3) || ' ' || coalesce("payments"."currency", $4)) filter (where "rate"."rate" is null and coalesce("payments"."currency", $5) <> $6 and "payments"."amount" is not null) as "missing rate"
from "payments"
left join "rate" on "rate"."currency" = "payments"."currency" and "rate"."day" = least("payments"."paid_on", (select max("day") from "rate"))

-- $1 = "EUR"
-- $2 = "EUR"
-- $3 = "unknown-day"
-- $4 = "no currency"
-- $5 = "no currency"
-- $6 = "EUR"
-- $7 = 10001
with "rate" as materialized (
select "currency", "rate", cast(unnest(generate_series(cast("first_day" as timestamp), cast("last_day" as timestamp), interval '1 day')) as date) as "day"
from (
  select
    "from_currency" as "currency",
    "rate" as "rate",
    "rate_date" as "first_day",
    coalesce(cast(lead("rate_date") over (partition by "from_currency" order by "rate_date") - interval '1 day' as date), (select max("rate_date") from "rates")) as "last_day"
  from "rates"
  where "to_currency" = $1
) as "spans"
), "groups" as materialized (
select
  "payments"."currency" as "paymentCurrency",
  coalesce(sum(case when "payments"."currency" = $2 then "payments"."amount" else "payments"."amount" * "rate"."rate" end), 0) as "paidTotal",
  min(coalesce(cast("payments"."paid_on" as text), $3) || ' ' || coalesce("payments"."currency", $4)) filter (where "rate"."rate" is null and coalesce("payments"."currency", $5) <> $6 and "payments"."amount" is not null) as "missing rate"
from "payments"
left join "rate" on "rate"."currency" = "payments"."currency" and "rate"."day" = least("payments"."paid_on", (select max("day") from "rate"))
group by 1
)
select "paymentCurrency", "paidTotal", (select min("missing rate") from "groups") as "missing rate"
from "groups"
order by "paymentCurrency" nulls last
limit $7
