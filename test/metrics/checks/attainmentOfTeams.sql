-- by userTeam by quarter in 2024
with held as (
  select q.quota_id, q.team, cast(date_trunc('quarter', cast(q.period_start as timestamp)) as date) as quarter, q.period_start, q.period_end,
         q.amount * case q.currency when 'USD' then 1 else r.rate end as amount
  from quotas q
  left join lateral (
    select f.rate from fx_rates f where f.from_currency = q.currency and f.to_currency = 'USD' and f.rate_date <= q.period_start
    order by f.rate_date desc limit 1
  ) r on true
  where q.team is not null and q.period_start >= '2024-01-01' and q.period_end <= '2025-01-01'
    and q.period_end <= date_trunc('quarter', cast(q.period_start as timestamp)) + interval '3 months'
), sold as (
  select h.quota_id, sum(l.net_amount * case o.currency when 'USD' then 1 else r.rate end) as amount
  from held h
  join crm_users u on u.team = h.team
  join orders o on o.owner_user_id = u.user_id and o.status = 'completed'
   and cast(o.ordered_at at time zone 'Europe/Sofia' as date) >= h.period_start
   and cast(o.ordered_at at time zone 'Europe/Sofia' as date) < h.period_end
  join order_lines l on l.order_id = o.order_id
  left join lateral (
    select f.rate from fx_rates f
    where f.from_currency = o.currency and f.to_currency = 'USD' and f.rate_date <= cast(o.ordered_at at time zone 'Europe/Sofia' as date)
    order by f.rate_date desc limit 1
  ) r on true
  group by h.quota_id
)
select h.team, h.quarter, coalesce(sum(s.amount), 0) / nullif(sum(h.amount), 0)
from held h
left join sold s on s.quota_id = h.quota_id
group by h.team, h.quarter
