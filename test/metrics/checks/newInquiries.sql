-- by inquiryChannel
select channel, cast(date_trunc('month', received_at at time zone 'Europe/Sofia') as date) as month, count(*)
from inquiries
where not is_spam
group by channel, month
