-- by surveyName
select s.name, cast(date_trunc('month', r.sent_at at time zone 'Europe/Sofia') as date) as month, count(*)
from survey_responses r
left join surveys s on s.survey_id = r.survey_id
group by s.name, month
