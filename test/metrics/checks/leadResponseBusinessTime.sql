-- by ownerTeam
with answered as (
  select owner_user_id, created_at at time zone 'Europe/Sofia' as begins, first_responded_at at time zone 'Europe/Sofia' as ends
  from leads
  where first_responded_at >= created_at and deleted_at is null and duplicate_of_lead_id is null
)
select u.team, cast(date_trunc('month', a.begins) as date) as month, avg((
  select coalesce(sum(extract(epoch from least(a.ends, d.date_day + interval '18 hours') - greatest(a.begins, d.date_day + interval '9 hours'))), 0) / 3600
  from date_spine d
  where extract(isodow from d.date_day) <= 5 and a.begins < d.date_day + interval '18 hours' and a.ends > d.date_day + interval '9 hours'
))
from answered a
left join crm_users u on u.user_id = a.owner_user_id
group by u.team, month
