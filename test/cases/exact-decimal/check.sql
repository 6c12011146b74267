select '0.4';

select product, discount from (values ('chair', '0.1'), ('lamp', '0.1'), ('table', '0.2')) as discounts(product, discount) order by product;
