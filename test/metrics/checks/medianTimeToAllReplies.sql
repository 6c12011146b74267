-- by assigneeTeam
select u.team, cast(date_trunc('month', w.waiting_from at time zone 'Europe/Sofia') as date) as month,
       percentile_cont(0.5) within group (order by extract(epoch from w.answered_at - w.waiting_from) / 3600)
from ticket_waits w
join tickets t on t.ticket_id = w.ticket_id
left join crm_users u on u.user_id = t.assigned_user_id
where not t.is_spam and w.answered_at is not null
group by u.team, month
