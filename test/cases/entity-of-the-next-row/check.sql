select count(*)
from stage_changes as here
where exists (
  select 1 from stage_changes as later
  where later.deal_id = here.deal_id and later.stage = 'won' and later.changed_at > here.changed_at
    and not exists (
      select 1 from stage_changes as between_them
      where between_them.deal_id = here.deal_id and between_them.changed_at > here.changed_at and between_them.changed_at < later.changed_at
    )
);

select here.position, next.position, count(*), count(case when next.is_end then 1 end)
from (select stage, lead(stage) over (partition by deal_id order by changed_at) as next_stage from stage_changes) as steps
left join stages as here on here.stage = steps.stage
left join stages as next on next.stage = steps.next_stage
group by here.position, next.position
order by here.position nulls last, next.position nulls last;
