-- $1 = "9"
-- $2 = "100"
-- $3 = "6"
-- $4 = "-100"
-- $5 = "mail"
-- $6 = "10"
-- $7 = "mail"
-- $8 = "10"
-- $9 = "-0.5"
-- $10 = "5"
-- $11 = "5"
-- $12 = "5"
-- $13 = "5"
-- $14 = "mail"
-- $15 = "10"
-- $16 = "5"
-- $17 = "5"
-- $18 = 10001
with "groups" as materialized (
select
  "account"."country" as "accountCountry",
  cast(sum(case when "answers"."score" >= cast($1 as bigint) then cast($2 as bigint) when "answers"."score" <= cast($3 as bigint) then cast($4 as bigint) else 0 end) filter (where "survey"."channel" = $5 and "answers"."score" >= 0 and "answers"."score" <= cast($6 as bigint)) as double precision) / nullif(count(*) filter (where "survey"."channel" = $7 and "answers"."score" >= 0 and "answers"."score" <= cast($8 as bigint)), 0) as "netScore",
  cast(sum(case when "answers"."score" >= "survey"."top" then 1 when "answers"."score" <= "survey"."bottom" then cast($9 as numeric) else 0 end) filter (where "answers"."score" >= "survey"."least" and "answers"."score" <= "survey"."greatest" and "survey"."top" is not null and "survey"."bottom" is not null) as double precision) / nullif(count(*) filter (where "answers"."score" >= "survey"."least" and "answers"."score" <= "survey"."greatest" and "survey"."top" is not null and "survey"."bottom" is not null), 0) as "scoreOfOwnBands",
  cast(sum("answers"."score") filter (where "survey"."greatest" = cast($10 as bigint) and "answers"."score" >= 1 and "answers"."score" <= cast($11 as bigint)) as double precision) / nullif(count(*) filter (where "survey"."greatest" = cast($12 as bigint) and "answers"."score" >= 1 and "answers"."score" <= cast($13 as bigint)), 0) as "meanAnswer"
from "answers"
left join "accounts" as "account" on "account"."account_id" = "answers"."account_id"
left join "surveys" as "survey" on "survey"."survey_id" = "answers"."survey_id"
where (("survey"."channel" = $14 and "answers"."score" >= 0 and "answers"."score" <= cast($15 as bigint)) or ("answers"."score" >= "survey"."least" and "answers"."score" <= "survey"."greatest" and "survey"."top" is not null and "survey"."bottom" is not null) or ("survey"."greatest" = cast($16 as bigint) and "answers"."score" >= 1 and "answers"."score" <= cast($17 as bigint)))
group by 1
)
select "accountCountry", "netScore", "scoreOfOwnBands", "meanAnswer"
from "groups"
order by "accountCountry" collate "C" nulls last
limit $18
