-- by leadSource
select source, cast(date_trunc('month', created_at at time zone 'Europe/Sofia') as date) as month, count(*)
from leads
where deleted_at is null and duplicate_of_lead_id is null
group by source, month
