-- by ticketChannel
select channel, cast(date_trunc('month', opened_at at time zone 'Europe/Sofia') as date) as month, count(*)
from tickets
where not is_spam
group by channel, month
