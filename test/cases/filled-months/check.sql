with months as (
  select cast(start as date) as start from (values ('2025-01-01'), ('2025-02-01'), ('2025-03-01'), ('2025-04-01')) as listed(start)
)
select start, coalesce(sum(amount), 0), avg(amount)
from months left join orders on cast(date_trunc('month', ordered_at at time zone 'Europe/Berlin') as date) = start
group by start
order by start;
