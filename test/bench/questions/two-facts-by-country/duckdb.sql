with events as (
  select a.country, count(*) as events
  from activities e
  left join accounts a using (account_id)
  where not e.is_automated
    and e.activity_type in ('web_visit', 'social_interaction', 'email_open', 'email_click', 'loyalty_event', 'product_usage')
    and e.occurred_at >= '2021-01-01 00:00:00Z' and e.occurred_at < '2026-01-01 00:00:00Z'
  group by a.country
), tickets as (
  select a.country, count(*) as tickets
  from tickets t
  left join accounts a using (account_id)
  where not t.is_spam and t.opened_at >= '2021-01-01 00:00:00Z' and t.opened_at < '2026-01-01 00:00:00Z'
  group by a.country
)
select coalesce(e.country, t.country) as country, coalesce(e.events, 0), coalesce(t.tickets, 0)
from events e
full join tickets t on coalesce(t.country, '') = coalesce(e.country, '')
order by country nulls last
