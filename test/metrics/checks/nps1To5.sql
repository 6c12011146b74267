-- by surveyTouchpoint
select v.touchpoint, cast(date_trunc('month', r.responded_at at time zone 'Europe/Sofia') as date) as month, avg(case when r.score >= v.top_box_min then 100.0 when r.score <= v.bottom_box_max then -100.0 else 0.0 end)
from survey_responses r
join surveys v on v.survey_id = r.survey_id
where v.survey_type = 'nps' and v.scale_min = 1 and v.scale_max = 5 and r.score between 1 and 5
group by v.touchpoint, month
