-- by leadSource
select source, cast(date_trunc('month', created_at at time zone 'Europe/Sofia') as date) as month,
       count(*) filter (where first_responded_at < created_at + interval '24 hours') * 1.0 / count(*)
from leads
where deleted_at is null and duplicate_of_lead_id is null
  and case when first_responded_at is null then created_at + interval '24 hours' <= timestamptz '2026-01-01 00:00:00+00'
           else first_responded_at >= created_at end
group by source, month
