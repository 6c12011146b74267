select
  count(*) as "lastSteps"
from (
  select "steps".*, lead("steps"."stage") over (partition by "steps"."deal_id" order by "steps"."changed_at", "steps"."stage_change_id") as "next"
  from "stage_changes" as "steps"
) as "steps"
left join "stages" as "nextStage" on "nextStage"."stage" = "steps"."next"
where "nextStage"."is_end" = true

-- $1 = 10001
with "groups" as materialized (
select
  "stage"."position" as "stagePosition",
  "nextStage"."position" as "nextStagePosition",
  count(*) as "stepCount",
  count(*) filter (where "nextStage"."is_end" = true) as "lastSteps"
from (
  select "steps".*, lead("steps"."stage") over (partition by "steps"."deal_id" order by "steps"."changed_at", "steps"."stage_change_id") as "next"
  from "stage_changes" as "steps"
) as "steps"
left join "stages" as "stage" on "stage"."stage" = "steps"."stage"
left join "stages" as "nextStage" on "nextStage"."stage" = "steps"."next"
group by 1, 2
)
select "stagePosition", "nextStagePosition", "stepCount", "lastSteps"
from "groups"
order by "stagePosition" nulls last, "nextStagePosition" nulls last
limit $1
