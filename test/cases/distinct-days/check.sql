select count(*) from (select distinct cast(ordered_at at time zone 'Europe/Berlin' as date) from orders) as days;

select cast(date_trunc('month', day) as date), count(*)
from (select distinct cast(ordered_at at time zone 'Europe/Berlin' as date) as day from orders) as days
group by 1
order by 1;
