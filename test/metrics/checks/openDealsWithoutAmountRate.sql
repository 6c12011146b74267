-- by stageName in 2024
with months as (
  select distinct month_start as month, cast(month_start as timestamp) at time zone 'Europe/Sofia' as start,
         cast(month_start + interval '1 month' as timestamp) at time zone 'Europe/Sofia' as finish
  from date_spine where month_start >= '2024-01-01' and month_start < '2025-01-01'
)
select s.name, m.month, cast(count(distinct case when h.amount is null then h.opportunity_id end) as double precision) / count(distinct h.opportunity_id)
from months m
join opportunity_stage_history h on h.valid_from < m.finish and (h.valid_to is null or h.valid_to >= m.finish)
join opportunities o on o.opportunity_id = h.opportunity_id and o.deleted_at is null
join pipeline_stages s on s.stage_id = h.stage_id and s.outcome = 'open'
group by s.name, m.month
