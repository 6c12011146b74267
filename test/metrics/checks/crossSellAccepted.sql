-- by accountSegment
select a.segment, cast(date_trunc('month', o.closed_at at time zone 'Europe/Sofia') as date) as month,
       avg(case o.outcome when 'won' then 1.0 else 0.0 end)
from opportunities o
left join accounts a on a.account_id = o.account_id
where o.outcome <> 'open' and o.deleted_at is null and o.opportunity_type = 'cross_sell'
group by a.segment, month
