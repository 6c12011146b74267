-- by emailSubscriptionReason in 2024
with months as (
  select distinct month_start as month, cast(month_start as timestamp) at time zone 'Europe/Sofia' as start,
         cast(month_start + interval '1 month' as timestamp) at time zone 'Europe/Sofia' as finish
  from date_spine where month_start >= '2024-01-01' and month_start < '2025-01-01'
), contacts_then as (
  select m.month, s.contact_id,
         max(case when s.subscribed_at < m.start and (s.unsubscribed_at is null or s.unsubscribed_at >= m.start) then 1 else 0 end) as opening,
         max(case when s.subscribed_at < m.finish and (s.unsubscribed_at is null or s.unsubscribed_at >= m.finish) then 1 else 0 end) as closing
  from months m cross join email_list_memberships s
  group by m.month, s.contact_id
), gone as (
  select distinct m.month, s.contact_id, s.unsubscribe_reason as reason
  from months m
  join email_list_memberships s on s.unsubscribed_at >= m.start and s.unsubscribed_at < m.finish
   and coalesce(s.unsubscribe_reason, '') <> 'hard_bounce'
)
select g.reason, g.month, count(*) filter (where c.opening = 1 and c.closing = 0) * 1.0 / t.contacts
from gone g
join contacts_then c on c.month = g.month and c.contact_id = g.contact_id
join (select month, count(*) as contacts from contacts_then where opening = 1 group by month) t on t.month = g.month
group by g.reason, g.month, t.contacts
having count(*) filter (where c.opening = 1 and c.closing = 0) > 0
