with pairs as (
  select user_id, team, name from users
  union all
  select null, null, null where exists (select 1 from orders where status = 'completed' and owner_user_id is null)
)
select pairs.team, pairs.name, count(order_id), avg(amount)
from pairs left join orders on coalesce(owner_user_id, 0) = coalesce(pairs.user_id, 0) and status = 'completed'
group by pairs.user_id, pairs.team, pairs.name
order by pairs.team nulls last, pairs.name nulls last;
select start, 'Bo', count(order_id)
from (select cast(month as date) as start from (values ('2025-01-01'), ('2025-02-01'), ('2025-03-01'), ('2025-04-01')) as listed(month)) as months
left join orders on cast(date_trunc('month', ordered_at at time zone 'UTC') as date) = start and status = 'completed' and owner_user_id = 2
group by start
order by start;
