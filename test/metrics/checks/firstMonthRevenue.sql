-- by ownerTeam
with orders_in_usd as (
  select o.order_id, o.account_id, o.ordered_at, o.order_kind, o.owner_user_id, a.segment, coalesce(a.duplicate_of_account_id, o.account_id) as customer,
         o.net_amount * case o.currency when 'USD' then 1 else r.rate end as revenue, o.cost_amount * case o.currency when 'USD' then 1 else r.rate end as cost,
         row_number() over (partition by o.account_id order by o.ordered_at, o.order_id) as number,
         cast(date_trunc('month', min(o.ordered_at) over (partition by o.account_id) at time zone 'Europe/Sofia') as date) as first_month
  from order_facts o
  left join accounts a on a.account_id = o.account_id
  left join lateral (
    select f.rate from fx_rates f
    where f.from_currency = o.currency and f.to_currency = 'USD' and f.rate_date <= cast(o.ordered_at at time zone 'Europe/Sofia' as date)
    order by f.rate_date desc limit 1
  ) r on true
)
select u.team, cast(date_trunc('month', o.ordered_at at time zone 'Europe/Sofia') as date) as month, sum(o.revenue)
from orders_in_usd o
left join crm_users u on u.user_id = o.owner_user_id
where cast(date_trunc('month', o.ordered_at at time zone 'Europe/Sofia') as date) = o.first_month and o.order_kind <> 'renewal' and exists (select 1 from order_lines l where l.order_id = o.order_id)
group by u.team, month
