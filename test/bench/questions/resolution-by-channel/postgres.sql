select
  channel,
  percentile_cont(0.5) within group (order by cast(extract(epoch from resolved_at - opened_at) as double precision)) / 3600,
  percentile_cont(0.9) within group (order by cast(extract(epoch from resolved_at - opened_at) as double precision)) / 3600
from tickets
where not is_spam and resolved_at >= opened_at and resolved_at >= '2021-01-01 00:00:00Z' and resolved_at < '2026-01-01 00:00:00Z'
group by channel
order by channel nulls last
