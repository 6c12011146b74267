-- by recordType in 2024
with months as (
  select distinct month_start as month, cast(month_start as timestamp) at time zone 'Europe/Sofia' as start,
         cast(month_start + interval '1 month' as timestamp) at time zone 'Europe/Sofia' as finish
  from date_spine where month_start >= '2024-01-01' and month_start < '2025-01-01'
)
select r.record_type, m.month, avg(case when coalesce(r.last_verified_at, r.created_at) < m.finish - interval '8760 hours' then 1.0 else 0.0 end)
from months m
join crm_records r on r.created_at < m.finish and (r.deleted_at is null or r.deleted_at >= m.finish)
group by r.record_type, m.month
