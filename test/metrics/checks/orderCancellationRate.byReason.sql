-- by orderCancelReason
select cancelled.cancel_reason, cancelled.month, cancelled.orders * 1.0 / placed.orders
from (
  select cancel_reason, cast(date_trunc('month', ordered_at at time zone 'Europe/Sofia') as date) as month, count(*) as orders
  from orders where status = 'cancelled' group by 1, 2
) as cancelled
join (
  select cast(date_trunc('month', ordered_at at time zone 'Europe/Sofia') as date) as month, count(*) as orders from orders group by 1
) as placed on placed.month = cancelled.month
