-- by userTeam in 2024
with months as (
  select distinct month_start as month, cast(month_start as timestamp) at time zone 'Europe/Sofia' as start,
         cast(month_start + interval '1 month' as timestamp) at time zone 'Europe/Sofia' as finish
  from date_spine where month_start >= '2024-01-01' and month_start < '2025-01-01'
), trainings as (
  select m.month, u.user_id, u.team, count(*) as assigned, sum(case when t.completed_at < m.finish then 1 else 0 end) as completed
  from months m
  join training_assignments t on t.is_required and t.assigned_at < m.finish
  join crm_users u on u.user_id = t.user_id and (u.deactivated_at is null or u.deactivated_at >= m.finish)
  group by m.month, u.user_id, u.team
)
select team, month, cast(sum(completed) as double precision) / sum(assigned) from trainings group by team, month
