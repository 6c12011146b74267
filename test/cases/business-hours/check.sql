with days as (
  select distinct cast(day as date) as day from unnest(array[
    date '2025-01-10', date '2025-01-20', date '2025-02-03', date '2025-02-10', date '2025-04-01', date '2025-04-02', date '2025-10-26'
  ]) as listed (day)
),
walls as (
  select opened_at at time zone 'Europe/Berlin' as begins,
    coalesce(resolved_at, timestamptz '2025-04-02 07:30:00+00') at time zone 'Europe/Berlin' as ends
  from tickets where not is_spam
),
hours as (
  select (
    select sum(greatest(0, extract(epoch from least(ends, day + interval '17 hours') - greatest(begins, day + interval '9 hours')))) / 3600
    from days where extract(isodow from day) <= 5
  ) as open
  from walls
)
select
  (select avg(cast(extract(epoch from resolved_at - opened_at) / 3600 as double precision)) from tickets where not is_spam),
  (select avg(open) from hours);

with days as (
  select distinct cast(day as date) as day from unnest(array[
    date '2025-01-10', date '2025-01-20', date '2025-02-03', date '2025-02-10', date '2025-04-01', date '2025-04-02', date '2025-10-26'
  ]) as listed (day)
),
walls as (
  select channel, opened_at at time zone 'Europe/Berlin' as begins,
    coalesce(resolved_at, timestamptz '2025-04-02 07:30:00+00') at time zone 'Europe/Berlin' as ends
  from tickets where not is_spam
)
select channel, avg(open) from (
  select channel, (
    select sum(greatest(0, extract(epoch from least(ends, day + interval '17 hours') - greatest(begins, day + interval '9 hours')))) / 3600
    from days where extract(isodow from day) <= 5
  ) as open
  from walls
) as hours
group by channel
order by channel;
