-- by responseDeliveryChannel
select delivery_channel, cast(date_trunc('month', sent_at at time zone 'Europe/Sofia') as date) as month,
       avg(case when responded_at is null then 0.0 else 1.0 end)
from survey_responses
group by delivery_channel, month
