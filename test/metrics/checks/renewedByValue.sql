-- by accountIndustry
with terms as (
  select a.industry, t.ends_on, t.decision,
         t.amount * case t.currency when 'USD' then 1 else (
           select f.rate from fx_rates f
           where f.from_currency = t.currency and f.to_currency = 'USD' and f.rate_date <= t.ends_on - 1
           order by f.rate_date desc limit 1
         ) end as amount
  from subscription_terms t
  left join subscriptions s on s.subscription_id = t.subscription_id
  left join accounts a on a.account_id = s.account_id
  where t.decision <> 'pending'
)
select industry, cast(date_trunc('month', ends_on - 1) as date) as month,
       cast(sum(case decision when 'renewed' then amount else 0 end) as double precision) / sum(amount)
from terms
group by industry, month
