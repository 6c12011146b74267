-- by ownerName in 2024
with months as (
  select distinct month_start as month, cast(month_start + interval '1 month' as timestamp) at time zone 'Europe/Sofia' as finish
  from date_spine where month_start >= '2024-01-01' and month_start < '2025-01-01'
), records as (
  select owner_user_id, created_at, deleted_at from accounts
  union all select a.owner_user_id, c.created_at, c.deleted_at from contacts c left join accounts a on a.account_id = c.account_id
  union all select owner_user_id, created_at, deleted_at from leads
  union all select owner_user_id, created_at, deleted_at from opportunities
)
select u.full_name, m.month, count(*)
from months m
join records r on r.created_at < m.finish and (r.deleted_at is null or r.deleted_at >= m.finish)
left join crm_users u on u.user_id = r.owner_user_id
group by u.full_name, m.month
