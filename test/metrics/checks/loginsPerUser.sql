-- by userTeam in 2024
with months as (
  select distinct month_start as month, cast(month_start as timestamp) at time zone 'Europe/Sofia' as start,
         cast(month_start + interval '1 month' as timestamp) at time zone 'Europe/Sofia' as finish
  from date_spine where month_start >= '2024-01-01' and month_start < '2025-01-01'
), users as (
  select m.month, m.start, m.finish, u.user_id, u.team, u.activated_at, u.deactivated_at,
         (select count(*) from user_logins l where l.user_id = u.user_id and l.logged_in_at >= m.start and l.logged_in_at < m.finish) as logins
  from months m
  join crm_users u on u.is_licensed and u.activated_at < m.finish
    and (u.activated_at >= m.start or u.deactivated_at is null or u.deactivated_at >= m.start)
)
select team, month, avg(logins) from users group by team, month
