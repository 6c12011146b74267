-- by orderChannel
select channel, cast(date_trunc('month', ordered_at at time zone 'Europe/Sofia') as date) as month,
       avg(case status when 'cancelled' then 1.0 else 0.0 end)
from orders
group by channel, month
