select count(*) filter (where missed_reason = 'ill' and status = 'missed') * 1.0 / count(*) from visits;

select missed_reason, count(*) * 1.0 / (select count(*) from visits)
from visits
where status = 'missed'
group by missed_reason
order by missed_reason nulls last;

select cast(missed.month as date), missed.missed_reason, missed.visits * 1.0 / placed.visits
from (
  select date_trunc('month', visited_at at time zone 'UTC') as month, missed_reason, count(*) as visits
  from visits
  where status = 'missed'
  group by 1, 2
) as missed
join (
  select date_trunc('month', visited_at at time zone 'UTC') as month, count(*) as visits
  from visits
  group by 1
) as placed on placed.month = missed.month
order by 1, 2 nulls last;

select 'ill', 2 / 8.0
union all
select null, 2 / 8.0;
