-- by ownerTeam
with new_leads as (
  select u.team, cast(date_trunc('month', l.created_at at time zone 'Europe/Sofia') as date) as month
  from leads l left join crm_users u on u.user_id = l.owner_user_id
  where l.deleted_at is null and l.duplicate_of_lead_id is null
)
select distinct team, month, 1.0 from new_leads
