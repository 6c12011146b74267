-- by responseTopic
select topic, cast(date_trunc('month', responded_at at time zone 'Europe/Sofia') as date) as month, count(comment)
from survey_responses
where responded_at is not null and comment is not null
group by topic, month
