-- by ticketChannel
select t.channel, cast(date_trunc('month', t.resolved_at at time zone 'Europe/Sofia') as date) as month,
       avg(case when t.reopen_count = 0
                 and (select count(*) from ticket_events e where e.ticket_id = t.ticket_id and e.event_type = 'customer_message') = 1
                 and not exists (
                   select 1 from tickets f
                   where f.parent_ticket_id = t.ticket_id and not f.is_spam and f.opened_at < t.resolved_at + interval '168 hours'
                 ) then 1.0 else 0.0 end)
from tickets t
where not t.is_spam and t.resolved_at is not null and t.parent_ticket_id is null
group by t.channel, month
