-- by customerPeriodEndReason in 2024
with months as (
  select distinct month_start as month, cast(month_start as timestamp) at time zone 'Europe/Sofia' as start,
         cast(month_start + interval '1 month' as timestamp) at time zone 'Europe/Sofia' as finish
  from date_spine where month_start >= '2024-01-01' and month_start < '2025-01-01'
), opening as (
  select m.month, p.account_id, p.end_reason,
         exists (select 1 from customer_periods l where l.account_id = p.account_id and l.started_at < m.finish
                 and (l.ended_at is null or l.ended_at >= m.finish)) as is_kept
  from months m
  join customer_periods p on p.started_at < m.start and (p.ended_at is null or p.ended_at >= m.start)
)
select o.end_reason, o.month, count(distinct case when not o.is_kept then o.account_id end) * 1.0 / t.accounts
from opening o
join (select month, count(distinct account_id) as accounts from opening group by month) t on t.month = o.month
group by o.end_reason, o.month, t.accounts
having count(distinct case when not o.is_kept then o.account_id end) > 0
