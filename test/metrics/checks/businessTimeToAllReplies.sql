-- by assigneeTeam
with answered as (
  select t.assigned_user_id, w.waiting_from at time zone 'Europe/Sofia' as begins, w.answered_at at time zone 'Europe/Sofia' as ends
  from ticket_waits w
  join tickets t on t.ticket_id = w.ticket_id
  where not t.is_spam and w.answered_at >= w.waiting_from
)
select u.team, cast(date_trunc('month', a.begins) as date) as month, avg((
  select coalesce(sum(extract(epoch from least(a.ends, d.date_day + interval '18 hours') - greatest(a.begins, d.date_day + interval '9 hours'))), 0) / 3600
  from date_spine d
  where extract(isodow from d.date_day) <= 5 and a.begins < d.date_day + interval '18 hours' and a.ends > d.date_day + interval '9 hours'
))
from answered a
left join crm_users u on u.user_id = a.assigned_user_id
group by u.team, month
