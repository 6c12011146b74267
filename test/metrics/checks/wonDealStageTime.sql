-- by ownerName
select u.full_name, cast(date_trunc('month', o.closed_at at time zone 'Europe/Sofia') as date) as month,
       sum(extract(epoch from v.exited_at - v.entered_at)) / 86400
from stage_visits v
join opportunities o on o.opportunity_id = v.opportunity_id
join pipeline_stages s on s.stage_id = v.stage_id
left join crm_users u on u.user_id = o.owner_user_id
where o.outcome = 'won' and o.deleted_at is null and s.outcome = 'open' and v.exited_at is not null
group by u.full_name, month
