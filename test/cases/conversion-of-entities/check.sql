-- Each visitor once, by the first trial of the period: whether an upgrade came at or after it, and less than thirty days later.
with first as (
  select coalesce(account_id, mail_id) as visitor, min(started_at) as started_at from trials
  where started_at >= '2025-01-01 00:00:00+00' and started_at < '2025-03-01 00:00:00+00' group by 1
)
select avg(case when exists (
  select 1 from trials t join upgrades u on u.account_id = t.account_id
  where coalesce(t.account_id, t.mail_id) = f.visitor and t.started_at = f.started_at
    and u.upgraded_at >= t.started_at and t.started_at > u.upgraded_at - interval '30 days') then 1.0 else 0 end)
from first f;

with first as (
  select date_trunc('month', started_at at time zone 'UTC') as month, coalesce(account_id, mail_id) as visitor, min(started_at) as started_at
  from trials where started_at >= '2025-01-01 00:00:00+00' and started_at < '2025-03-01 00:00:00+00' group by 1, 2
)
select cast(month as date), avg(case when exists (
  select 1 from trials t join upgrades u on u.account_id = t.account_id
  where coalesce(t.account_id, t.mail_id) = f.visitor and t.started_at = f.started_at
    and u.upgraded_at >= t.started_at and t.started_at > u.upgraded_at - interval '30 days') then 1.0 else 0 end)
from first f group by month order by 1;
