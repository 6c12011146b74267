-- by dealTouchType
with touched as (
  select distinct t.activity_type, o.opportunity_id, o.closed_at, o.outcome
  from activities t
  join opportunities o on o.opportunity_id = t.opportunity_id and o.deleted_at is null
  where not t.is_automated and o.outcome in ('won', 'lost')
)
select activity_type, cast(date_trunc('month', closed_at at time zone 'Europe/Sofia') as date) as month, avg(case outcome when 'won' then 1.0 else 0.0 end)
from touched
group by activity_type, month
