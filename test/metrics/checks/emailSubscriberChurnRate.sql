-- by emailSubscriptionList in 2024
with months as (
  select distinct month_start as month, cast(month_start as timestamp) at time zone 'Europe/Sofia' as start,
         cast(month_start + interval '1 month' as timestamp) at time zone 'Europe/Sofia' as finish
  from date_spine where month_start >= '2024-01-01' and month_start < '2025-01-01'
), subscribers as (
  select m.month, s.list_name, s.contact_id,
         max(case when s.subscribed_at < m.start and (s.unsubscribed_at is null or s.unsubscribed_at >= m.start) then 1 else 0 end) as opening,
         max(case when s.subscribed_at < m.finish and (s.unsubscribed_at is null or s.unsubscribed_at >= m.finish) then 1 else 0 end) as closing,
         max(case when s.unsubscribed_at >= m.start and s.unsubscribed_at < m.finish and coalesce(s.unsubscribe_reason, '') <> 'hard_bounce'
             then 1 else 0 end) as unsubscribed
  from months m
  cross join email_list_memberships s
  group by m.month, s.list_name, s.contact_id
)
select list_name, month, avg(case when closing = 0 and unsubscribed = 1 then 1.0 else 0.0 end)
from subscribers where opening = 1
group by list_name, month
