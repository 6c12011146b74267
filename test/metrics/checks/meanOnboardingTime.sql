-- by userRole
select role, cast(date_trunc('month', onboarded_at at time zone 'Europe/Sofia') as date) as month,
       avg(extract(epoch from onboarded_at - activated_at)) / 86400
from crm_users
where onboarded_at >= activated_at
group by role, month
