-- by opportunityType
select o.opportunity_type, cast(date_trunc('month', o.closed_at at time zone 'Europe/Sofia') as date) as month, avg(extract(epoch from o.closed_at - o.first_contact_at) / 86400)
from opportunities o
where o.outcome = 'won' and o.deleted_at is null and o.closed_at >= o.first_contact_at
group by o.opportunity_type, month
