-- by leadSource
with new_leads as (
  select source, cast(date_trunc('month', created_at at time zone 'Europe/Sofia') as date) as month
  from leads where deleted_at is null and duplicate_of_lead_id is null
)
select source, month, count(*) * 1.0 / (select count(*) from new_leads a where a.month = l.month)
from new_leads l
group by source, month
