-- by leadSource
with counted as (
  select l.source, cast(date_trunc('month', l.created_at at time zone 'Europe/Sofia') as date) as month, 1 as leads, 0 as conversions from leads l where l.deleted_at is null and l.duplicate_of_lead_id is null
  union all
  select l.source, cast(date_trunc('month', l.converted_at at time zone 'Europe/Sofia') as date), 0, 1 from leads l where l.deleted_at is null and l.duplicate_of_lead_id is null and l.converted_at is not null
)
select source, month, cast(sum(conversions) as double precision) / nullif(sum(leads), 0) from counted group by source, month
