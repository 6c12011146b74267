select sum(amount) from orders where ordered_at >= '2025-01-01 00:00:00+00' and ordered_at < '2025-02-01 00:00:00+00';

select sum(amount) from orders where ordered_at >= '2025-01-01 00:00:00+01' and ordered_at < '2025-02-01 00:00:00+01';
