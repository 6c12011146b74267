-- by ownerTeam
select u.team, cast(date_trunc('month', o.ordered_at at time zone 'Europe/Sofia') as date) as month, count(*)
from orders o
left join crm_users u on u.user_id = o.owner_user_id
where o.status = 'completed'
group by u.team, month
