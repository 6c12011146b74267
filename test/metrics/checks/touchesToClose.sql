-- by ownerName
with deals as (
  select o.owner_user_id, o.closed_at,
         (select count(*) from activities a
          where a.opportunity_id = o.opportunity_id and a.occurred_at <= o.closed_at and not a.is_automated) as touches
  from opportunities o
  where o.outcome = 'won' and o.deleted_at is null
)
select u.full_name, cast(date_trunc('month', d.closed_at at time zone 'Europe/Sofia') as date) as month, avg(d.touches)
from deals d
left join crm_users u on u.user_id = d.owner_user_id
group by u.full_name, month
