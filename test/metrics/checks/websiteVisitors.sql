-- by sessionChannel
select channel, cast(date_trunc('month', started_at at time zone 'Europe/Sofia') as date) as month, count(distinct visitor_id)
from web_sessions
where not is_bot and not is_internal
group by channel, month
