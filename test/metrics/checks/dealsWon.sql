-- by opportunityType
select opportunity_type, cast(date_trunc('month', closed_at at time zone 'Europe/Sofia') as date) as month, count(*)
from opportunities
where outcome = 'won' and deleted_at is null
group by opportunity_type, month
