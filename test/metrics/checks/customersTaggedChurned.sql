-- by accountSegment
select a.segment, cast(date_trunc('month', g.tagged_at at time zone 'Europe/Sofia') as date) as month, count(distinct g.entity_id)
from taggings g
join tags t on t.tag_id = g.tag_id
left join accounts a on a.account_id = g.entity_id
where g.entity_type = 'account' and t.name = 'churned'
group by a.segment, month
