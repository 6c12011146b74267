select
  accounts.country,
  100.0 * (count(*) filter (where on_mail and score between 9 and 10) - count(*) filter (where on_mail and score between 0 and 6))
    / nullif(count(*) filter (where on_mail and score between 0 and 10), 0),
  1.0 * (count(*) filter (where has_bands and score >= top) - 0.5 * count(*) filter (where has_bands and score <= bottom))
    / nullif(count(*) filter (where has_bands), 0),
  avg(score) filter (where greatest = 5 and score between 1 and 5)
from (
  select
    answers.*,
    surveys.*,
    coalesce(channel = 'mail', false) as on_mail,
    coalesce(score between least and greatest and top is not null and bottom is not null, false) as has_bands
  from answers
  left join surveys on surveys.survey_id = answers.survey_id
) as given
left join accounts on accounts.account_id = given.account_id
where on_mail and score between 0 and 10 or has_bands or greatest = 5 and score between 1 and 5
group by accounts.country
order by accounts.country nulls last;
