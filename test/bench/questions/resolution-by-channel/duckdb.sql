select
  channel,
  quantile_cont(cast(epoch_us(resolved_at) - epoch_us(opened_at) as double), 0.5) / 3600000000,
  quantile_cont(cast(epoch_us(resolved_at) - epoch_us(opened_at) as double), 0.9) / 3600000000
from tickets
where not is_spam and resolved_at >= opened_at and resolved_at >= '2021-01-01 00:00:00Z' and resolved_at < '2026-01-01 00:00:00Z'
group by channel
order by channel nulls last
