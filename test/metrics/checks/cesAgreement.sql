-- by accountCountry
select a.country, cast(date_trunc('month', r.responded_at at time zone 'Europe/Sofia') as date) as month, avg(r.score)
from survey_responses r
join surveys s on s.survey_id = r.survey_id
left join accounts a on a.account_id = r.account_id
where s.survey_type = 'ces' and s.polarity = 'higher_is_better' and s.scale_min = 1 and s.scale_max = 7 and r.score between 1 and 7
group by a.country, month
