select cast(date_trunc('month', started_at at time zone 'Europe/Berlin') as date) as month, count(distinct visitor_id)
from web_sessions
where not is_bot and not is_internal and started_at >= '2020-12-31 23:00:00Z' and started_at < '2025-12-31 23:00:00Z'
group by month
order by month
