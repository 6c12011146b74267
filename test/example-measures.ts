/**
 * Tables for what a row's value can be: stages that a deal comes to; answers on the scales of their surveys, one of them not given (6), one
 * off its scale (7), one on a scale whose upper band is not known (11), one of a survey that is not there (12).
 */
export const measureTables: readonly string[] = [
  'create table stages (stage text primary key, position int not null, is_end boolean not null)',
  "insert into stages values ('lead', 1, false), ('demo', 2, false), ('won', 3, true)",

  'create table surveys (survey_id int primary key, channel text not null, least int not null, greatest int not null, top int, bottom int not null)',
  "insert into surveys values (1, 'mail', 0, 10, 9, 6), (2, 'shop', 1, 5, 4, 2), (3, 'shop', 0, 10, null, 6)",
  'create table answers (answer_id int primary key, survey_id int not null, account_id int, score int, answered_on date not null)',
  `insert into answers values
    (1, 1, 1, 10, '2025-01-10'), (2, 1, 1, 9, '2025-01-20'), (3, 1, 2, 7, '2025-02-03'), (4, 1, 3, 6, '2025-02-10'),
    (5, 1, 3, 0, '2025-02-11'), (6, 1, 2, null, '2025-02-12'), (7, 1, 4, 11, '2025-02-13'), (8, 2, 1, 5, '2025-01-10'),
    (9, 2, 2, 3, '2025-02-03'), (10, 2, null, 2, '2025-04-01'), (11, 3, 3, 10, '2025-02-10'), (12, 9, 3, 10, '2025-02-10')`,
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

const surveys = {
  kind: 'model',
  name: 'surveys',
  table: 'surveys',
  key: 'survey_id',
  dimensions: { channel: 'channel', least: 'least', greatest: 'greatest', top: 'top', bottom: 'bottom' },
}

const answers = {
  kind: 'model',
  name: 'answers',
  table: 'answers',
  key: 'answer_id',
  metricTime: 'answeredOn',
  entities: { survey: { model: 'surveys', column: 'survey_id' }, account: { model: 'accounts', column: 'account_id' } },
  dimensions: { answeredOn: 'answered_on' },
}

const scored = { kind: 'metric', type: 'scored', model: 'answers', answer: 'score' } as const

const scores = [
  {
    ...scored,
    name: 'netScore',
    scale: [0, 10],
    bands: [
      { from: 9, weight: 1 },
      { to: 6, weight: -1 },
    ],
    times: 100,
    where: { surveyChannel: 'mail' },
  },
  {
    ...scored,
    name: 'scoreOfOwnBands',
    scale: ['surveyLeast', 'surveyGreatest'],
    bands: [
      { from: 'surveyTop', weight: 1 },
      { to: 'surveyBottom', weight: -0.5 },
    ],
  },
  { ...scored, name: 'meanAnswer', scale: [1, 5], where: { surveyGreatest: 5 } },
]

const simple = { kind: 'metric', type: 'simple' } as const

/** Models and metrics over `measureTables`, and of what a row's value can be over the other tables. */
export const measureDefinitions = [
  stages,
  steps,
  surveys,
  answers,
  ...scores,
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
