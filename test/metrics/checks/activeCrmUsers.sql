-- by userTeam
select u.team, cast(date_trunc('month', l.logged_in_at at time zone 'Europe/Sofia') as date) as month, count(distinct l.user_id)
from user_logins l
left join crm_users u on u.user_id = l.user_id
group by u.team, month
