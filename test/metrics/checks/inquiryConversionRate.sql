-- by inquiryChannel
with asked as (
  select i.inquiry_id, i.channel, i.received_at,
    cast(date_trunc('month', i.received_at at time zone 'Europe/Sofia') as date) as month,
    case when i.contact_id is not null then concat('c', i.contact_id) when i.account_id is not null then concat('a', i.account_id)
      when i.lead_id is not null then concat('l', i.lead_id) end as person,
    coalesce(i.account_id, c.account_id, l.converted_account_id) as buyer
  from inquiries i
  left join contacts c on c.contact_id = i.contact_id and c.deleted_at is null and c.duplicate_of_contact_id is null
  left join leads l on l.lead_id = i.lead_id and l.deleted_at is null and l.duplicate_of_lead_id is null
  where not i.is_spam
), first as (
  select person, month, min(received_at) as received_at from asked group by person, month
)
select a.channel, a.month,
  cast(count(distinct case when exists (
    select 1 from orders o where o.account_id = a.buyer and o.status = 'completed' and o.ordered_at >= a.received_at
  ) then a.person end) as double precision) / nullif(count(distinct a.person), 0)
from asked a
join first f on f.person is not distinct from a.person and f.month = a.month and f.received_at = a.received_at
group by a.channel, a.month
