-- by leadSource
select source, cast(date_trunc('month', converted_at at time zone 'Europe/Sofia') as date) as month,
       percentile_cont(0.9) within group (order by extract(epoch from converted_at - created_at) / 86400)
from leads
where converted_at >= created_at and deleted_at is null and duplicate_of_lead_id is null
group by source, month
