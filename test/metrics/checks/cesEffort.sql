-- by surveyTouchpoint
select v.touchpoint, cast(date_trunc('month', r.responded_at at time zone 'Europe/Sofia') as date) as month, avg(r.score)
from survey_responses r
join surveys v on v.survey_id = r.survey_id
where v.survey_type = 'ces' and v.scale_min = 1 and v.scale_max = 7 and r.score between 1 and 7 and v.polarity = 'lower_is_better'
group by v.touchpoint, month
