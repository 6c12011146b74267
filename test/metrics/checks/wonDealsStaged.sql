-- by opportunityType
select o.opportunity_type, cast(date_trunc('month', o.closed_at at time zone 'Europe/Sofia') as date) as month, count(*)
from opportunities o
where o.outcome = 'won' and o.deleted_at is null
  and exists (
    select 1 from stage_visits v join pipeline_stages s on s.stage_id = v.stage_id
    where v.opportunity_id = o.opportunity_id and s.outcome = 'open' and v.exited_at is not null
  )
group by o.opportunity_type, month
