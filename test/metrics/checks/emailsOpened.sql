-- by accountSegment
select a.segment, cast(date_trunc('month', d.occurred_at at time zone 'Europe/Sofia') as date) as month, count(*)
from activities d
left join accounts a on a.account_id = d.account_id
where d.activity_type = 'email_delivered'
  and exists (select 1 from activities o where o.message_id = d.message_id and o.activity_type = 'email_open' and not o.is_automated)
group by a.segment, month
