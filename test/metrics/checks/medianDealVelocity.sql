-- by ownerTeam
with deals as (
  select o.opportunity_id, o.owner_user_id, o.closed_at, sum(extract(epoch from v.exited_at - v.entered_at)) / 86400 as days
  from stage_visits v
  join opportunities o on o.opportunity_id = v.opportunity_id
  join pipeline_stages s on s.stage_id = v.stage_id
  where o.outcome = 'won' and o.deleted_at is null and s.outcome = 'open' and v.exited_at is not null
  group by o.opportunity_id, o.owner_user_id, o.closed_at
)
select u.team, cast(date_trunc('month', d.closed_at at time zone 'Europe/Sofia') as date) as month, percentile_cont(0.5) within group (order by d.days)
from deals d
left join crm_users u on u.user_id = d.owner_user_id
group by u.team, month
