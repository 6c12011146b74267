-- by ownerTeam in 2024
with months as (
  select distinct month_start as month, cast(month_start as timestamp) at time zone 'Europe/Sofia' as start,
         cast(month_start + interval '1 month' as timestamp) at time zone 'Europe/Sofia' as finish
  from date_spine where month_start >= '2024-01-01' and month_start < '2025-01-01'
), deals as (
  select m.month, o.*, o.closed_at >= m.start and o.closed_at < m.finish as is_closed
  from months m
  join opportunities o on o.created_at < m.finish and (o.closed_at is null or o.closed_at >= m.start or o.created_at >= m.start)
  where o.deleted_at is null
)
select u.team, d.month,
       count(*) * avg(case when d.is_closed and d.outcome = 'won' then cast(d.amount * case d.currency when 'USD' then 1 else r.rate end as double precision) end)
         * avg(case when d.is_closed then case d.outcome when 'won' then 1.0 else 0.0 end end)
         / nullif(avg(case when d.is_closed and d.outcome = 'won' and d.closed_at >= d.created_at then extract(epoch from d.closed_at - d.created_at) / 86400 end), 0)
from deals d
left join crm_users u on u.user_id = d.owner_user_id
left join lateral (
  select f.rate from fx_rates f
  where f.from_currency = d.currency and f.to_currency = 'USD' and f.rate_date <= cast(d.closed_at at time zone 'Europe/Sofia' as date)
  order by f.rate_date desc limit 1
) r on true
group by u.team, d.month
