-- by ownerTeam
select u.team, cast(date_trunc('month', l.created_at at time zone 'Europe/Sofia') as date) as month, count(*)
from leads l
left join crm_users u on u.user_id = l.owner_user_id
where l.capture_channel = 'web_form' and l.deleted_at is null and l.duplicate_of_lead_id is null
group by u.team, month
