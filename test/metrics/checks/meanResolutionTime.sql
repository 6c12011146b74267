-- by assigneeName
select u.full_name, cast(date_trunc('month', t.resolved_at at time zone 'Europe/Sofia') as date) as month,
       avg(extract(epoch from t.resolved_at - t.opened_at)) / 3600
from tickets t
left join crm_users u on u.user_id = t.assigned_user_id
where not t.is_spam and t.resolved_at >= t.opened_at
group by u.full_name, month
