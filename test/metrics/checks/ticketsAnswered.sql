-- by accountCountry
select a.country, cast(date_trunc('month', t.opened_at at time zone 'Europe/Sofia') as date) as month, count(*)
from tickets t
left join accounts a on a.account_id = t.account_id
where not t.is_spam and exists (select 1 from ticket_waits w where w.ticket_id = t.ticket_id and w.answered_at is not null)
group by a.country, month
