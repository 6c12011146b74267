-- by ownerTeam
with bookings as (
  select o.owner_user_id as user_id, o.currency, cast(o.ordered_at at time zone 'Europe/Sofia' as date) as day,
         o.net_amount - o.cost_amount as gain, 0.0 as cost
  from order_facts o
  join opportunities d on d.opportunity_id = o.opportunity_id and d.deleted_at is null
  join leads l on l.lead_id = d.lead_id and l.deleted_at is null and l.duplicate_of_lead_id is null
  where l.generated_by_crm and exists (select 1 from order_lines x where x.order_id = o.order_id)
  union all
  select user_id, currency, incurred_on, 0.0, amount from cost_entries where purpose = 'crm_platform'
), converted as (
  select u.team, cast(date_trunc('month', b.day) as date) as month,
         sum(b.gain * case b.currency when 'USD' then 1 else r.rate end) as gain,
         sum(b.cost * case b.currency when 'USD' then 1 else r.rate end) as cost
  from bookings b
  left join crm_users u on u.user_id = b.user_id
  left join lateral (
    select f.rate from fx_rates f
    where f.from_currency = b.currency and f.to_currency = 'USD' and f.rate_date <= b.day
    order by f.rate_date desc limit 1
  ) r on true
  group by u.team, month
)
select team, month, cast(gain as double precision) / nullif(cast(cost as double precision), 0) from converted
