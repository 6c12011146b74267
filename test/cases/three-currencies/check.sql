select 10 + 20 * 0.5 + 20 * 0.8 + 4 * 0.5;

select currency, amount
from (values ('BGN', 4 * 0.5), ('EUR', 10), ('USD', 20 * 0.5 + 20 * 0.8)) as paid(currency, amount)
order by currency;
