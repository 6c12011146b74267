-- by leadSource
select l.source, cast(date_trunc('month', l.created_at at time zone 'Europe/Sofia') as date) as month,
       avg(case when l.converted_at < l.created_at + interval '720 hours' then 1.0 else 0.0 end)
from leads l
where l.deleted_at is null and l.duplicate_of_lead_id is null
group by l.source, month
