-- by tagName in 2024
with months as (
  select distinct month_start as month, cast(month_start as timestamp) at time zone 'Europe/Sofia' as start,
         cast(month_start + interval '1 month' as timestamp) at time zone 'Europe/Sofia' as finish
  from date_spine where month_start >= '2024-01-01' and month_start < '2025-01-01'
)
select g.name, m.month, count(distinct t.entity_id)
from months m
join taggings t on t.entity_type = 'account' and t.tagged_at < m.finish and (t.removed_at is null or t.removed_at >= m.finish)
join tags g on g.tag_id = t.tag_id
join customer_periods p on p.account_id = t.entity_id and p.ended_at >= m.start and p.ended_at < m.finish
  and not exists (
    select 1 from customer_periods o where o.account_id = p.account_id and o.started_at >= p.ended_at and o.started_at < m.finish
  )
group by g.name, m.month
