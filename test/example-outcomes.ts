import { defineFor } from '../src/definition/define.ts'

type Time = Date | string

/** The tables of `outcomeTables`, and the columns of others that are named here. */
interface OutcomeWarehouse {
  accounts: { account_id: number }
  trials: { trial_id: number; account_id: number | null; mail_id: number | null; plan: string | null; started_at: Time }
  upgrades: { upgrade_id: number; account_id: number | null; plan: string | null; upgraded_at: Time }
  orders: { amount: string }
}

/**
 * Tables for what comes of events. What is odd in them is there on purpose:
 * Acme starts again before it upgrades, so that both of its upgrades of February are of the second trial; Brot upgrades in the very instant
 * in which its trial starts, and once more on the first instant that thirty days no longer reach; Chic upgrades before its trial;
 * two trials of Dodo start at one instant; a trial and an upgrade without an account are not of one another; Echo's plans are not known.
 */
export const outcomeTables: readonly string[] = [
  'create table trials (trial_id int primary key, account_id int, mail_id int, plan text, started_at timestamptz not null)',
  `insert into trials values
    (1, 1, null, 'basic', '2025-01-10 09:00:00+00'), (2, 1, null, 'plus', '2025-01-20 09:00:00+00'),
    (3, 2, null, 'basic', '2025-01-15 12:00:00+00'), (4, 3, null, 'basic', '2025-02-10 08:00:00+00'),
    (5, 4, null, 'basic', '2025-02-01 00:00:00+00'), (6, 4, null, 'plus', '2025-02-01 00:00:00+00'),
    (7, null, 7, 'basic', '2025-01-05 00:00:00+00'), (8, 5, null, null, '2025-03-01 10:00:00+00'),
    (9, null, 7, 'basic', '2025-01-06 00:00:00+00')`,

  'create table upgrades (upgrade_id int primary key, account_id int, plan text, upgraded_at timestamptz not null)',
  `insert into upgrades values
    (1, 1, 'plus', '2025-02-02 09:00:00+00'), (2, 1, 'basic', '2025-02-10 09:00:00+00'), (3, 1, 'plus', '2025-04-30 09:00:00+00'),
    (4, 2, 'basic', '2025-01-15 12:00:00+00'), (5, 2, 'basic', '2025-02-14 12:00:00+00'),
    (6, 3, 'basic', '2025-02-09 08:00:00+00'), (7, 4, 'basic', '2025-02-03 00:00:00+00'),
    (8, null, 'basic', '2025-01-06 00:00:00+00'), (9, 5, null, '2025-03-02 10:00:00+00')`,
]

const { model, metric, conversion, retention } = defineFor<OutcomeWarehouse>()

const trials = model('trials', {
  table: 'trials',
  grain: 'One row per trial that was started.',
  key: 'trial_id',
  metricTime: 'startedAt',
  entities: {
    account: { model: 'accounts', column: 'account_id' },
    mail: { model: 'accounts', column: 'mail_id' },
    visitor: { firstOf: ['account', 'mail'] },
    asker: { firstOf: ['trial', 'account'] },
  },
  dimensions: { plan: 'plan', startedAt: 'started_at' },
})

const upgrades = model('upgrades', {
  table: 'upgrades',
  grain: 'One row per upgrade.',
  key: 'upgrade_id',
  metricTime: 'upgradedAt',
  entities: { account: { model: 'accounts', column: 'account_id' } },
  dimensions: { plan: 'plan', upgradedAt: 'upgraded_at' },
})

const trialsStarted = metric('trialsStarted', { model: trials, count: 'rows' })
const upgradesMade = metric('upgradesMade', { model: upgrades, count: 'rows' })
const month = { count: 30, grain: 'day' } as const
const fromTrial = { base: trialsStarted, conversion: upgradesMade, per: 'account' } as const

const conversions = [
  conversion('trialToUpgrade', { ...fromTrial, description: 'Upgrades per trial.' }),
  conversion('trialToUpgradeIn30Days', { ...fromTrial, window: month }),
  conversion('upgradesAfterTrial', { ...fromTrial, calculate: 'conversions' }),
  conversion('upgradesOfTheSamePlan', { ...fromTrial, constant: ['plan'], calculate: 'conversions' }),
  conversion('accountsUpgraded', { ...fromTrial, window: month, calculate: 'entities' }),
  conversion('accountsUpgradedShare', { ...fromTrial, window: month, calculate: 'entityRate', entity: 'visitor' }),
  conversion('basicTrialToUpgrade', { ...fromTrial, base: { metric: trialsStarted, where: { plan: 'basic' } } }),
  conversion('upgradesWithin', {
    ...fromTrial,
    calculate: 'conversions',
    window: { count: { parameter: 'days' }, grain: 'day' },
    parameters: { days: { default: null, whole: true, min: 1 } },
  }),
  conversion('upgradesWithinHours', { ...fromTrial, calculate: 'conversions', window: { count: 240, grain: 'hour' } }),
  conversion('upgradesWithinAMonth', { ...fromTrial, calculate: 'conversions', window: { count: 1, grain: 'month' } }),
  conversion('upgradesAfterPayment', {
    base: 'paymentCount',
    conversion: upgradesMade,
    per: 'account',
    calculate: 'conversions',
    window: { count: 20, grain: 'day' },
  }),
]

const retentions = [
  retention('buyersReturning', { base: 'orderCount', active: 'orderCount', per: 'account', grain: 'month' }),
  retention('trialsReturning', { base: trialsStarted, active: upgradesMade, per: 'account', grain: 'quarter' }),
]

/** Models and metrics over `outcomeTables`, and of these kinds over the other tables. */
export const outcomeDefinitions = [
  trials,
  upgrades,
  trialsStarted,
  upgradesMade,
  { kind: 'metric', type: 'simple', name: 'paymentCount', model: 'payments', count: 'rows' },
  ...conversions,
  ...retentions,
]
