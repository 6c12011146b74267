-- by ticketType
select t.ticket_type, cast(date_trunc('month', t.resolved_at at time zone 'Europe/Sofia') as date) as month, percentile_cont(0.9) within group (order by extract(epoch from t.resolved_at - t.opened_at) / 3600)
from tickets t
where not t.is_spam and t.resolved_at >= t.opened_at
group by t.ticket_type, month
