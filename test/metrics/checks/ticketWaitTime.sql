-- by ticketPriority
select t.priority, cast(date_trunc('month', t.opened_at at time zone 'Europe/Sofia') as date) as month,
       sum(extract(epoch from w.answered_at - w.waiting_from)) / 3600
from ticket_waits w
join tickets t on t.ticket_id = w.ticket_id
where not t.is_spam and w.answered_at is not null
group by t.priority, month
