-- by stageName
with visits as (
  select h.opportunity_id, h.stage_visit, min(h.stage_id) as stage_id, min(h.valid_from) as entered_at, max(h.valid_to) as exited_at
  from opportunity_stage_history h
  group by h.opportunity_id, h.stage_visit
  having count(*) = count(h.valid_to)
)
select s.name, cast(date_trunc('month', v.exited_at at time zone 'Europe/Sofia') as date) as month,
       avg(extract(epoch from v.exited_at - v.entered_at)) / 86400
from visits v
join opportunities o on o.opportunity_id = v.opportunity_id
left join pipeline_stages s on s.stage_id = v.stage_id
where o.deleted_at is null
group by s.name, month
