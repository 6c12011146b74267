-- by surveyTouchpoint
select s.touchpoint, cast(date_trunc('month', r.responded_at at time zone 'Europe/Sofia') as date) as month,
       sum(case when r.score >= s.top_box_min then 1 else 0 end)
from survey_responses r
join surveys s on s.survey_id = r.survey_id
where s.survey_type = 'nps' and s.scale_min = 0 and s.scale_max = 10 and r.score between 0 and 10
group by s.touchpoint, month
