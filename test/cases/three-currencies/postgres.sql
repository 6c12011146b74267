-- $1 = "EUR"
-- $2 = "EUR"
-- $3 = "EUR"
-- $4 = "no currency"
-- $5 = "EUR"
-- $6 = "unknown-day"
-- $7 = "no currency"
with "exchange rate" as materialized (
select "currency", "day", max("rate") over (partition by "currency", "span") as "rate"
from (
  select "currencies"."currency", "days"."day", "known"."rate" as "rate", count("known"."rate") over (partition by "currencies"."currency" order by "days"."day") as "span"
  from (select distinct "from_currency" as "currency" from "rates" where "to_currency" = $1) as "currencies"
  cross join (select cast(generate_series(cast(min("rate_date") as timestamp), cast(max("rate_date") as timestamp), interval '1 day') as date) as "day" from "rates") as "days"
  left join "rates" as "known" on "known"."from_currency" = "currencies"."currency" and "known"."rate_date" = "days"."day" and "known"."to_currency" = $2
) as "spans"
)
select
  coalesce(sum("payments"."amount" * case when "payments"."currency" = $3 then 1 when "payments"."paid_on" is not null then "exchange rate"."rate" end), 0) as "paidTotal",
  min(case when ("exchange rate"."rate" is null or "payments"."paid_on" is null) and coalesce("payments"."currency", $4) <> $5 and "payments"."amount" is not null then coalesce(cast("payments"."paid_on" as text), $6) || ' ' || coalesce("payments"."currency", $7) end) as "refusal"
from "payments"
left join "exchange rate" on "exchange rate"."currency" = "payments"."currency" and "exchange rate"."day" = least("payments"."paid_on", (select max("day") from "exchange rate"))

-- $1 = "EUR"
-- $2 = "EUR"
-- $3 = "EUR"
-- $4 = "no currency"
-- $5 = "EUR"
-- $6 = "unknown-day"
-- $7 = "no currency"
-- $8 = 10001
with "exchange rate" as materialized (
select "currency", "day", max("rate") over (partition by "currency", "span") as "rate"
from (
  select "currencies"."currency", "days"."day", "known"."rate" as "rate", count("known"."rate") over (partition by "currencies"."currency" order by "days"."day") as "span"
  from (select distinct "from_currency" as "currency" from "rates" where "to_currency" = $1) as "currencies"
  cross join (select cast(generate_series(cast(min("rate_date") as timestamp), cast(max("rate_date") as timestamp), interval '1 day') as date) as "day" from "rates") as "days"
  left join "rates" as "known" on "known"."from_currency" = "currencies"."currency" and "known"."rate_date" = "days"."day" and "known"."to_currency" = $2
) as "spans"
), "groups" as materialized (
select
  "payments"."currency" as "paymentCurrency",
  coalesce(sum("payments"."amount" * case when "payments"."currency" = $3 then 1 when "payments"."paid_on" is not null then "exchange rate"."rate" end), 0) as "paidTotal",
  min(case when ("exchange rate"."rate" is null or "payments"."paid_on" is null) and coalesce("payments"."currency", $4) <> $5 and "payments"."amount" is not null then coalesce(cast("payments"."paid_on" as text), $6) || ' ' || coalesce("payments"."currency", $7) end) as "refusal"
from "payments"
left join "exchange rate" on "exchange rate"."currency" = "payments"."currency" and "exchange rate"."day" = least("payments"."paid_on", (select max("day") from "exchange rate"))
group by 1
)
select "paymentCurrency", "paidTotal", (select min("refusal") from "groups") as "refusal"
from "groups"
order by "paymentCurrency" collate "C" nulls last
limit $8
