-- by loginClient
select client, cast(date_trunc('month', logged_in_at at time zone 'Europe/Sofia') as date) as month, count(*)
from user_logins
group by client, month
