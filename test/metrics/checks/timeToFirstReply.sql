-- by ticketChannel
select t.channel, cast(date_trunc('month', t.opened_at at time zone 'Europe/Sofia') as date) as month, avg(extract(epoch from t.first_replied_at - t.opened_at) / 3600)
from tickets t
where not t.is_spam and t.first_replied_at >= t.opened_at
group by t.channel, month
