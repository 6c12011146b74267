-- by ticketChannel
select t.channel, cast(date_trunc('month', r.responded_at at time zone 'Europe/Sofia') as date) as month,
       sum(case when r.score >= s.top_box_min then 1 else 0 end)
from survey_responses r
join surveys s on s.survey_id = r.survey_id
left join tickets t on t.ticket_id = r.ticket_id and not t.is_spam
where s.survey_type = 'csat' and s.scale_min = 1 and s.scale_max = 5 and r.score between 1 and 5
group by t.channel, month
