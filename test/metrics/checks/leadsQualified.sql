-- by leadScoreBand
select case when lead_score >= 70 then 'hot' when lead_score >= 40 then 'warm' when lead_score < 40 then 'cold' end as band,
       cast(date_trunc('month', created_at at time zone 'Europe/Sofia') as date) as month,
       count(*)
from leads
where deleted_at is null and duplicate_of_lead_id is null and qualified_at is not null
group by band, month
