-- by leadCaptureChannel
select capture_channel, cast(date_trunc('month', created_at at time zone 'Europe/Sofia') as date) as month,
       cast(sum(lead_score) as double precision) / nullif(count(lead_score), 0)
from leads
where deleted_at is null and duplicate_of_lead_id is null
group by capture_channel, month
