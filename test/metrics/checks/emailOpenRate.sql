-- by campaignType
with letters as (
  select d.campaign_id, d.occurred_at,
         case when exists (select 1 from activities o where o.message_id = d.message_id and o.activity_type = 'email_open' and not o.is_automated)
              then 1.0 else 0.0 end as opened
  from activities d
  where d.activity_type = 'email_delivered'
)
select k.campaign_type, cast(date_trunc('month', l.occurred_at at time zone 'Europe/Sofia') as date) as month, avg(l.opened)
from letters l
left join campaigns k on k.campaign_id = l.campaign_id
group by k.campaign_type, month
