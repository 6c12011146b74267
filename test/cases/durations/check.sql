select avg(hours), percentile_cont(0.5) within group (order by hours), percentile_cont(0.9) within group (order by hours)
from (select cast(extract(epoch from resolved_at - opened_at) / 3600 as double precision) as hours from tickets where not is_spam) as resolved;

select channel, avg(hours), percentile_cont(0.5) within group (order by hours), percentile_cont(0.9) within group (order by hours)
from (select channel, cast(extract(epoch from resolved_at - opened_at) / 3600 as double precision) as hours from tickets where not is_spam) as resolved
group by channel
order by channel;
