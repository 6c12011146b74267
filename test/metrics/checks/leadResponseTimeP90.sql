-- by leadCaptureChannel
select l.capture_channel, cast(date_trunc('month', l.created_at at time zone 'Europe/Sofia') as date) as month,
       percentile_cont(0.9) within group (order by extract(epoch from l.first_responded_at - l.created_at) / 3600)
from leads l
where l.deleted_at is null and l.duplicate_of_lead_id is null and l.first_responded_at >= l.created_at
group by l.capture_channel, month
