-- by opportunityType
select o.opportunity_type, cast(date_trunc('month', o.closed_at at time zone 'Europe/Sofia') as date) as month,
       sum(case when a.occurred_at <= o.closed_at then 1 else 0 end)
from activities a
join opportunities o on o.opportunity_id = a.opportunity_id
where o.outcome = 'won' and o.deleted_at is null and not a.is_automated
group by o.opportunity_type, month
