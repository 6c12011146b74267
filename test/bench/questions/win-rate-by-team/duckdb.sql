select u.team, cast(count(*) filter (where d.outcome = 'won') as double) / count(*)
from opportunities d
left join crm_users u on u.user_id = d.owner_user_id
where d.deleted_at is null and d.outcome in ('won', 'lost') and d.closed_at >= '2021-01-01 00:00:00Z' and d.closed_at < '2026-01-01 00:00:00Z'
group by u.team
order by u.team nulls last
