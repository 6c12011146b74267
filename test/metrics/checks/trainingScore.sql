-- by userTeam in 2024
with months as (
  select distinct month_start as month, cast(month_start + interval '1 month' as timestamp) at time zone 'Europe/Sofia' as finish
  from date_spine where month_start >= '2024-01-01' and month_start < '2025-01-01'
)
select u.team, m.month, avg(t.score)
from months m
join training_assignments t on t.is_required and t.completed_at < m.finish
join crm_users u on u.user_id = t.user_id and (u.deactivated_at is null or u.deactivated_at >= m.finish)
group by u.team, m.month
