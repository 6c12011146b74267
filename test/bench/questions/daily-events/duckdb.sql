with events as (
  select cast(occurred_at at time zone 'Europe/Berlin' as date) as day, count(*) as events
  from activities
  where not is_automated
    and activity_type in ('web_visit', 'social_interaction', 'email_open', 'email_click', 'loyalty_event', 'product_usage')
    and occurred_at >= '2025-09-30 22:00:00Z' and occurred_at < '2025-12-29 23:00:00Z'
  group by day
)
select day, coalesce(e.events, 0)
from (select cast(unnest(generate_series(timestamp '2025-10-01', timestamp '2025-12-29', interval 1 day)) as date) as day) as days
left join events e using (day)
order by day
