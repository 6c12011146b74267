select count(*) from visits;

select
  (
    select region
    from store_versions
    where store_versions.store_id = visits.store_id
      and cast(visits.visited_at at time zone 'UTC' as date) >= valid_from
      and (valid_to is null or cast(visits.visited_at at time zone 'UTC' as date) < valid_to)
  ) as region,
  count(*)
from visits
group by 1
order by 1 nulls last;

select
  months.month,
  (
    select region
    from store_versions
    where store_versions.store_id = leases.store_id
      and months.next > valid_from
      and (valid_to is null or months.next <= valid_to)
  ) as region,
  count(*)
from leases
join (
  select cast('2025-01-01' as date) as month, cast('2025-02-01' as date) as next
  union all select cast('2025-02-01' as date), cast('2025-03-01' as date)
  union all select cast('2025-03-01' as date), cast('2025-04-01' as date)
  union all select cast('2025-04-01' as date), cast('2025-05-01' as date)
  union all select cast('2025-05-01' as date), cast('2025-06-01' as date)
  union all select cast('2025-06-01' as date), cast('2025-07-01' as date)
  union all select cast('2025-07-01' as date), cast('2025-08-01' as date)
  union all select cast('2025-08-01' as date), cast('2025-09-01' as date)
) as months on months.next > leases.starts_on and (leases.ends_on is null or months.next <= leases.ends_on)
group by 1, 2
order by 1, 2 nulls last;
