-- by accountSegment
select a.segment, cast(date_trunc('month', o.ordered_at at time zone 'Europe/Sofia') as date) as month,
       count(distinct coalesce(a.duplicate_of_account_id, o.account_id))
from order_facts o
left join accounts a on a.account_id = o.account_id
group by a.segment, month
