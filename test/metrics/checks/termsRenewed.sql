-- by productName
select p.name, cast(date_trunc('month', t.ends_on - 1) as date) as month, count(*)
from subscription_terms t
left join subscriptions s on s.subscription_id = t.subscription_id
left join products p on p.product_id = s.product_id
where t.decision = 'renewed'
group by p.name, month
