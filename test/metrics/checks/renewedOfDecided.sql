-- by accountIndustry
select a.industry, cast(date_trunc('month', t.ends_on - 1) as date) as month,
       avg(case t.decision when 'renewed' then 1.0 else 0.0 end)
from subscription_terms t
left join subscriptions s on s.subscription_id = t.subscription_id
left join accounts a on a.account_id = s.account_id
where t.decision <> 'pending'
group by a.industry, month
