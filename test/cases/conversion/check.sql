-- Each upgrade is of the latest trial of its account that does not come after it: of two at one instant, of the one with the greater key.
select cast(date_trunc('month', trials.started_at at time zone 'UTC') as date),
  count(*),
  coalesce(sum((select count(*) from upgrades u where trials.trial_id = (
    select t.trial_id from trials t where t.account_id = u.account_id and t.started_at <= u.upgraded_at
    order by t.started_at desc, t.trial_id desc limit 1))), 0),
  coalesce(sum((select count(*) from upgrades u where trials.trial_id = (
    select t.trial_id from trials t where t.account_id = u.account_id and t.started_at <= u.upgraded_at
    order by t.started_at desc, t.trial_id desc limit 1))), 0) * 1.0 / count(*),
  coalesce(sum((select count(*) from upgrades u where trials.trial_id = (
    select t.trial_id from trials t where t.account_id = u.account_id and t.plan is not distinct from u.plan and t.started_at <= u.upgraded_at
    order by t.started_at desc, t.trial_id desc limit 1))), 0)
from trials group by 1 order by 1;
