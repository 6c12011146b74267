-- by stageName
with visits as (
  select h.opportunity_id, h.stage_visit, min(h.stage_id) as stage_id, min(h.valid_from) as entered_at,
         case when count(*) = count(h.valid_to) then max(h.valid_to) end as exited_at
  from opportunity_stage_history h
  group by h.opportunity_id, h.stage_visit
)
select s.name, cast(date_trunc('month', v.exited_at at time zone 'Europe/Sofia') as date) as month,
       count(*) filter (where (
         select n.outcome from visits w join pipeline_stages n on n.stage_id = w.stage_id
         where w.opportunity_id = v.opportunity_id and w.stage_visit = v.stage_visit + 1
       ) = 'lost') * 1.0 / count(*)
from visits v
join opportunities o on o.opportunity_id = v.opportunity_id
left join pipeline_stages s on s.stage_id = v.stage_id
where o.deleted_at is null and v.exited_at is not null
group by s.name, month
