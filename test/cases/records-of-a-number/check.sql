select
  payment_id, currency, paid_on, amount, currency as currency_of_amount,
  case when currency = 'EUR' then amount else amount * (
    select rate from rates
    where from_currency = currency and to_currency = 'EUR' and rate_date <= paid_on
    order by rate_date desc limit 1
  ) end as in_euro
from payments
where paid_on >= '2025-01-01' and paid_on < '2025-02-10'
order by in_euro desc, payment_id
limit 2;
