-- by leadSource
select l.source, cast(date_trunc('month', o.closed_at at time zone 'Europe/Sofia') as date) as month,
       percentile_cont(0.5) within group (order by extract(epoch from o.closed_at - o.created_at) / 86400)
from opportunities o
left join leads l on l.lead_id = o.lead_id and l.deleted_at is null and l.duplicate_of_lead_id is null
where o.outcome = 'won' and o.closed_at >= o.created_at and o.deleted_at is null
group by l.source, month
