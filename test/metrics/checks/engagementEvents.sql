-- by activityType
select activity_type, cast(date_trunc('month', occurred_at at time zone 'Europe/Sofia') as date) as month, count(*)
from activities
where not is_automated and activity_type in ('web_visit', 'social_interaction', 'email_open', 'email_click', 'loyalty_event', 'product_usage')
group by activity_type, month
