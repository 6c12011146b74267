-- by accountCountry
with letters as (
  select d.account_id, d.occurred_at,
         case when exists (select 1 from activities o where o.message_id = d.message_id and o.activity_type = 'email_click' and not o.is_automated)
              then 1.0 else 0.0 end as clicked,
         case when exists (select 1 from activities o where o.message_id = d.message_id and o.activity_type = 'email_open' and not o.is_automated)
              then 1.0 else 0.0 end as opened
  from activities d
  where d.activity_type = 'email_delivered'
)
select a.country, cast(date_trunc('month', l.occurred_at at time zone 'Europe/Sofia') as date) as month, sum(l.clicked) / nullif(sum(l.opened), 0)
from letters l
left join accounts a on a.account_id = l.account_id
group by a.country, month
having sum(l.clicked) + sum(l.opened) > 0
