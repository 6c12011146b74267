-- by ownerTeam
select u.team, cast(date_trunc('month', o.ordered_at at time zone 'Europe/Sofia') as date) as month,
       cast(count(*) as double precision) / count(distinct coalesce(a.duplicate_of_account_id, o.account_id))
from order_facts o
left join accounts a on a.account_id = o.account_id
left join crm_users u on u.user_id = o.owner_user_id
group by u.team, month
