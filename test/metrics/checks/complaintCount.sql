-- by ticketCategory
select category, cast(date_trunc('month', opened_at at time zone 'Europe/Sofia') as date) as month, count(*)
from tickets
where not is_spam and ticket_type = 'complaint'
group by category, month
