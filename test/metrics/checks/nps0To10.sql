-- by accountCountry
select a.country, cast(date_trunc('month', r.responded_at at time zone 'Europe/Sofia') as date) as month,
       avg(case when r.score >= s.top_box_min then 100.0 when r.score <= s.bottom_box_max then -100.0 else 0.0 end)
from survey_responses r
join surveys s on s.survey_id = r.survey_id
left join accounts a on a.account_id = r.account_id
where s.survey_type = 'nps' and s.scale_min = 0 and s.scale_max = 10 and r.score between 0 and 10
group by a.country, month
