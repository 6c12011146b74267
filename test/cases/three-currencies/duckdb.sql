-- $1 = "EUR"
-- $2 = "EUR"
-- $3 = "no currency"
-- $4 = "EUR"
-- $5 = "unknown-day"
-- $6 = "no currency"
with "exchange rate" as materialized (
select "currency", "rate", cast(unnest(generate_series(cast("first_day" as timestamp), cast("last_day" as timestamp), interval '1 day')) as date) as "day"
from (
  select
    "from_currency" as "currency",
    cast("rate" as decimal(38, 12)) as "rate",
    "rate_date" as "first_day",
    coalesce(cast(lead("rate_date") over (partition by "from_currency" order by "rate_date") - interval '1 day' as date), (select max("rate_date") from "rates")) as "last_day"
  from "rates"
  where "to_currency" = $1 and "rate" is not null
) as "spans"
)
select
  coalesce(sum("payments"."amount" * case when "payments"."currency" = $2 then 1 when "payments"."paid_on" is not null then "exchange rate"."rate" end), 0) as "paidTotal",
  min(case when ("exchange rate"."rate" is null or "payments"."paid_on" is null) and coalesce("payments"."currency", $3) <> $4 and "payments"."amount" is not null then coalesce(cast("payments"."paid_on" as text), $5) || ' ' || coalesce("payments"."currency", $6) end) as "refusal"
from "payments"
left join "exchange rate" on "exchange rate"."currency" = "payments"."currency" and "exchange rate"."day" = least("payments"."paid_on", (select max("day") from "exchange rate"))

-- $1 = "EUR"
-- $2 = "EUR"
-- $3 = "no currency"
-- $4 = "EUR"
-- $5 = "unknown-day"
-- $6 = "no currency"
-- $7 = 10001
with "exchange rate" as materialized (
select "currency", "rate", cast(unnest(generate_series(cast("first_day" as timestamp), cast("last_day" as timestamp), interval '1 day')) as date) as "day"
from (
  select
    "from_currency" as "currency",
    cast("rate" as decimal(38, 12)) as "rate",
    "rate_date" as "first_day",
    coalesce(cast(lead("rate_date") over (partition by "from_currency" order by "rate_date") - interval '1 day' as date), (select max("rate_date") from "rates")) as "last_day"
  from "rates"
  where "to_currency" = $1 and "rate" is not null
) as "spans"
), "groups" as materialized (
select
  "payments"."currency" as "paymentCurrency",
  coalesce(sum("payments"."amount" * case when "payments"."currency" = $2 then 1 when "payments"."paid_on" is not null then "exchange rate"."rate" end), 0) as "paidTotal",
  min(case when ("exchange rate"."rate" is null or "payments"."paid_on" is null) and coalesce("payments"."currency", $3) <> $4 and "payments"."amount" is not null then coalesce(cast("payments"."paid_on" as text), $5) || ' ' || coalesce("payments"."currency", $6) end) as "refusal"
from "payments"
left join "exchange rate" on "exchange rate"."currency" = "payments"."currency" and "exchange rate"."day" = least("payments"."paid_on", (select max("day") from "exchange rate"))
group by 1
)
select "paymentCurrency", "paidTotal", (select min("refusal") from "groups") as "refusal"
from "groups"
order by "paymentCurrency" nulls last
limit $7
