-- by accountAcquisitionSource
select a.acquisition_source, cast(date_trunc('month', p.started_at at time zone 'Europe/Sofia') as date) as month,
       count(distinct coalesce(a.duplicate_of_account_id, p.account_id))
from customer_periods p
left join accounts a on a.account_id = p.account_id
where p.period_no = 1
group by a.acquisition_source, month
