-- by leadSource
select of_source.source, of_source.month, of_source.leads * 1.0 / of_all.leads
from (
  select source, cast(date_trunc('month', created_at at time zone 'Europe/Sofia') as date) as month, count(*) as leads
  from leads where deleted_at is null and duplicate_of_lead_id is null group by 1, 2
) as of_source
join (
  select cast(date_trunc('month', created_at at time zone 'Europe/Sofia') as date) as month, count(*) as leads
  from leads where deleted_at is null and duplicate_of_lead_id is null group by 1
) as of_all on of_all.month = of_source.month
