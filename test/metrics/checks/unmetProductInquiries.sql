-- by productName
select p.name, cast(date_trunc('month', l.created_at at time zone 'Europe/Sofia') as date) as month, count(*)
from leads l
left join products p on p.product_id = l.product_interest_id
where l.custom_fields ->> 'unmet_product_request' is not null and l.deleted_at is null and l.duplicate_of_lead_id is null
group by p.name, month
