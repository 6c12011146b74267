-- by accountSegment
with last_of_month as (
  select h.*, cast(date_trunc('month', h.snapshot_date) as date) as month,
         row_number() over (partition by h.account_id, date_trunc('month', h.snapshot_date) order by h.snapshot_date desc) as place
  from account_health_daily h
), scores as (
  select a.segment, l.month, (coalesce(l.usage_score, 0) * 0.4 + coalesce(l.feedback_score, 0) * 0.2 + coalesce(l.support_score, 0) * 0.2
           + coalesce(l.purchase_score, 0) * 0.2)
         / nullif(case when l.usage_score is null then 0 else 0.4 end + case when l.feedback_score is null then 0 else 0.2 end
           + case when l.support_score is null then 0 else 0.2 end + case when l.purchase_score is null then 0 else 0.2 end, 0) as score
  from last_of_month l left join accounts a on a.account_id = l.account_id
  where l.place = 1
)
select segment, month, count(*) from scores where score < 50 group by segment, month
