-- An upgrade counts for its trial while the trial is after the upgrade less the window: on the first instant of the 31st day it no longer does.
with credited as (
  select t.trial_id, t.account_id, t.started_at, u.upgraded_at
  from trials t
  left join upgrades u on t.trial_id = (
    select o.trial_id from trials o where o.account_id = u.account_id and o.started_at <= u.upgraded_at
    order by o.started_at desc, o.trial_id desc limit 1)
)
select cast(date_trunc('month', started_at at time zone 'UTC') as date),
  count(case when extract(epoch from upgraded_at) - extract(epoch from started_at) < 30 * 86400 then 1 end) * 1.0 / count(distinct trial_id),
  count(distinct case when extract(epoch from upgraded_at) - extract(epoch from started_at) < 30 * 86400 then account_id end),
  count(case when started_at > upgraded_at - interval '1 month' then 1 end),
  count(case when extract(epoch from upgraded_at) - extract(epoch from started_at) < 10 * 86400 then 1 end),
  count(case when extract(epoch from upgraded_at) - extract(epoch from started_at) < 240 * 3600 then 1 end),
  started_at_partial
from (select *, date_trunc('month', started_at at time zone 'UTC') = timestamp '2025-02-01' as started_at_partial from credited) as marked
where started_at >= '2025-01-01 00:00:00+00' and started_at < '2025-03-01 00:00:00+00'
group by 1, started_at_partial order by 1;
