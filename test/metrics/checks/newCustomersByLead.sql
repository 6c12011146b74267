-- by campaignName
select c.name, cast(date_trunc('month', p.started_at at time zone 'Europe/Sofia') as date) as month,
       count(distinct coalesce(a.duplicate_of_account_id, a.account_id))
from leads l
join accounts a on a.account_id = l.converted_account_id
join customer_periods p on p.account_id = a.account_id and p.period_no = 1
left join campaigns c on c.campaign_id = l.campaign_id
where l.deleted_at is null and l.duplicate_of_lead_id is null
group by c.name, month
