-- by ownerTeam
select u.team, cast(date_trunc('month', o.closed_at at time zone 'Europe/Sofia') as date) as month,
       cast(sum(case when o.outcome = 'won' then o.amount * case o.currency when 'USD' then 1 else r.rate end else 0 end) as double precision) / nullif(cast(sum(o.amount * case o.currency when 'USD' then 1 else r.rate end) as double precision), 0)
from opportunities o
left join crm_users u on u.user_id = o.owner_user_id
left join lateral (
  select f.rate from fx_rates f
  where f.from_currency = o.currency and f.to_currency = 'USD' and f.rate_date <= cast(o.closed_at at time zone 'Europe/Sofia' as date)
  order by f.rate_date desc limit 1
) r on true
where o.outcome in ('won', 'lost') and o.deleted_at is null
group by u.team, month
