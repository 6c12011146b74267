-- by opportunityLossReason
select loss_reason, cast(date_trunc('month', closed_at at time zone 'Europe/Sofia') as date) as month, count(*)
from opportunities
where outcome <> 'open' and deleted_at is null
group by loss_reason, month
