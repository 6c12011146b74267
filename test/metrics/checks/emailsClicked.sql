-- by campaignChannel
select k.channel, cast(date_trunc('month', d.occurred_at at time zone 'Europe/Sofia') as date) as month, count(*)
from activities d
left join campaigns k on k.campaign_id = d.campaign_id
where d.activity_type = 'email_delivered'
  and exists (select 1 from activities o where o.message_id = d.message_id and o.activity_type = 'email_click' and not o.is_automated)
group by k.channel, month
