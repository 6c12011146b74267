-- by stageName
select s.name, cast(date_trunc('month', v.exited_at at time zone 'Europe/Sofia') as date) as month, percentile_cont(0.9) within group (order by extract(epoch from v.exited_at - v.entered_at) / 86400)
from stage_visits v
join opportunities o on o.opportunity_id = v.opportunity_id and o.deleted_at is null
left join pipeline_stages s on s.stage_id = v.stage_id
where v.exited_at >= v.entered_at
group by s.name, month
