-- by ownerName
select u.full_name, cast(date_trunc('month', l.created_at at time zone 'Europe/Sofia') as date) as month,
       avg(case when l.first_responded_at < l.created_at then 1.0 else 0.0 end)
from leads l
left join crm_users u on u.user_id = l.owner_user_id
where l.first_responded_at is not null and l.deleted_at is null and l.duplicate_of_lead_id is null
group by u.full_name, month
