/** Tables for what a row's value can be: stages that a deal comes to, and tasks with the hours that they took. */
export const measureTables: readonly string[] = [
  'create table stages (stage text primary key, position int not null, is_end boolean not null)',
  "insert into stages values ('lead', 1, false), ('demo', 2, false), ('won', 3, true)",
]

const stages = { kind: 'model', name: 'stages', table: 'stages', key: 'stage', dimensions: { position: 'position', isEnd: 'is_end' } }

const steps = {
  kind: 'model',
  name: 'steps',
  table: 'stage_changes',
  grain: 'One row per stage that a deal came to.',
  key: 'stage_change_id',
  entity: 'step',
  metricTime: 'changedAt',
  entities: {
    account: { model: 'accounts', column: 'account_id' },
    stage: { model: 'stages', column: 'stage' },
    nextStage: { model: 'stages', column: 'next' },
  },
  dimensions: {
    changedAt: 'changed_at',
    next: { next: 'stage', per: 'deal_id', over: 'changed_at' },
    last: { last: 'stage', per: 'deal_id', over: 'changed_at' },
    month: { bucket: 'changed_at', grain: 'month' },
    firstMonth: { first: { bucket: 'changed_at', grain: 'month' }, per: 'deal_id', over: 'changed_at' },
  },
}

const simple = { kind: 'metric', type: 'simple' } as const

/** Models and metrics over `measureTables`, and of what a row's value can be over the other tables. */
export const measureDefinitions = [
  stages,
  steps,
  { ...simple, name: 'stepCount', model: 'steps', count: 'rows' },
  { ...simple, name: 'lastSteps', model: 'steps', count: 'rows', where: { nextStageIsEnd: true } },
  { ...simple, name: 'stepsOfFirstMonth', model: 'steps', count: 'rows', where: { month: { eq: { column: 'firstMonth' } } } },
  { ...simple, name: 'orderDays', model: 'orders', countDistinct: { bucket: 'orderedAt', grain: 'day' } },
  { ...simple, name: 'daysSinceOrder', model: 'orders', min: { from: 'orderedAt', to: { now: true }, unit: 'day' } },
  { ...simple, name: 'daysSinceLead', model: 'leads', min: { from: 'createdOn', to: { now: true }, unit: 'day' } },
  {
    ...simple,
    name: 'workingHours',
    model: 'tickets',
    avg: { from: 'openedAt', to: 'resolved_at', unit: 'hour', open: 'toNow', negative: 'refuse', hours: 'business' },
  },
  { ...simple, name: 'leadsBeforeToday', model: 'leads', count: 'rows', where: { createdOn: { lt: { now: true } } } },
]
