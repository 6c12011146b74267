-- by ownerTeam
select u.team, cast(date_trunc('month', o.closed_at at time zone 'Europe/Sofia') as date) as month,
       avg(case o.outcome when 'won' then 1.0 else 0.0 end)
from opportunities o
left join crm_users u on u.user_id = o.owner_user_id
where o.closed_at is not null and o.deleted_at is null
group by u.team, month
