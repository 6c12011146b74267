create table retail_days (day date not null, week_start date not null, month_start date not null, year_start date not null);
insert into retail_days
select
  cast(listed.day as date),
  cast(listed.day as date) - cast(extract(dow from listed.day) as int),
  (
    select max(cast(start as date))
    from (values ('2024-02-04'), ('2024-03-03'), ('2024-04-07'), ('2024-05-05'), ('2024-06-02'), ('2024-07-07'), ('2024-08-04'), ('2024-09-01'), ('2024-10-06'), ('2024-11-03'), ('2024-12-01'), ('2025-01-05'), ('2025-02-02'), ('2025-03-02'), ('2025-04-06')) as months(start)
    where cast(start as date) <= listed.day
  ),
  case when listed.day < date '2025-02-02' then date '2024-02-04' else date '2025-02-02' end
from generate_series(cast('2024-02-04' as timestamp), cast('2025-05-03' as timestamp), interval '1 day') as listed(day);
