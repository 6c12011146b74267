with bought as (
  select account_id,
    count(*) filter (where status = 'completed') as purchases,
    sum(amount) filter (where status = 'completed') as spent
  from orders
  group by account_id
),
latest as (
  select orders.account_id, orders.status, coalesce(users.team, 'nobody') as team
  from orders
  left join users on users.user_id = orders.owner_user_id
  where not exists (
    select 1 from orders as later where later.account_id = orders.account_id and later.ordered_at > orders.ordered_at
  )
)
select case when purchases >= 2 and spent >= 100 then 'large and repeated' when purchases = 0 then 'none' else 'small' end as band,
  latest.status, latest.team, count(*), sum(orders.amount)
from orders
join accounts on accounts.account_id = orders.account_id
join bought on bought.account_id = accounts.account_id
join latest on latest.account_id = accounts.account_id
where bought.purchases >= 1
group by band, latest.status, latest.team
order by 1, 2, 3;
