select count(*) from tickets where not is_spam and opened_at >= '2025-10-25 23:00:00+00' and opened_at < '2025-10-26 03:00:00+00';

with hours as (
  select cast(start as timestamptz) as start
  from (values ('2025-10-25 23:00:00+00'), ('2025-10-26 00:00:00+00'), ('2025-10-26 01:00:00+00'), ('2025-10-26 02:00:00+00')) as listed(start)
)
select start, count(ticket_id)
from hours left join tickets on opened_at >= start and opened_at < start + interval '1 hour'
group by start
order by start;
