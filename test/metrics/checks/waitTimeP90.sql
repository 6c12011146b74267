-- by ticketChannel
with per_ticket as (
  select t.ticket_id, t.channel, t.opened_at, sum(extract(epoch from w.answered_at - w.waiting_from)) / 3600 as hours
  from tickets t join ticket_waits w on w.ticket_id = t.ticket_id
  where not t.is_spam and w.answered_at is not null
  group by t.ticket_id, t.channel, t.opened_at
)
select channel, cast(date_trunc('month', opened_at at time zone 'Europe/Sofia') as date) as month, percentile_cont(0.9) within group (order by hours)
from per_ticket
group by channel, month
