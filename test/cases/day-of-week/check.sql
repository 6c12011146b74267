select extract(isodow from ordered_at at time zone 'Europe/Berlin') as day, count(*)
from orders
group by day
order by day;
