import type { KindsQuestion } from './kinds-question.ts'
import type { KindsWorld } from './kinds-world.ts'

/** A question over a world, in which an engine once answered otherwise than the oracle. */
export interface KindsCase {
  readonly title: string
  readonly world: KindsWorld
  readonly asked: KindsQuestion
}

/** One account with one version of its tier, an order and a visit in it, and rows of no account. */
const world: KindsWorld = {
  firstDay: '2024-02-20',
  weekStart: 'monday',
  accounts: [{ country: 'DE', parent: null }],
  orders: [
    {
      account: 1,
      status: 'completed',
      reason: null,
      plan: 'a',
      amount: 5,
      at: '2024-03-05T10:00:00Z',
      closedAt: '2024-03-06T10:00:00Z',
      on: '2024-03-05',
    },
    { account: null, status: 'cancelled', reason: 'late', plan: null, amount: 2, at: '2024-03-07T10:00:00Z', closedAt: null, on: null },
  ],
  visits: [{ account: 1, plan: 'a', at: '2024-03-04T10:00:00Z', on: '2024-03-04' }],
  validities: [{ account: 1, amount: 7, fromAt: '2024-03-01T00:00:00Z', toAt: null, fromOn: '2024-03-01', toOn: null }],
  balances: [{ account: 1, amount: 4, on: '2024-03-09' }],
  terms: [{ account: 1, tier: 'x', fromAt: '2024-03-01T00:00:00Z', toAt: null }],
  lines: [{ order: 1, product: 'p' }],
}

const march = { period: { between: { from: '2024-03-01', to: '2024-04-01' } }, timezone: 'UTC', asOf: '2024-04-15T00:00:00Z' }

export const kindsCases: readonly KindsCase[] = [
  {
    title: 'what is outside of some versions is told by the version of each row',
    world,
    asked: {
      question: { ...march, metrics: ['orderCount', 'active', 'balanceLast', 'converted'], outside: { by: ['termTier'], groups: [['x']] } },
      shifts: [],
    },
  },
  {
    title: 'metrics of no account at all are null, whatever they are where there are no rows',
    world,
    asked: {
      question: {
        ...march,
        metrics: ['orderCount'],
        by: ['accountIsBuyer'],
        where: [{ account: { having: { balanceFirst: { isNull: true } } } }],
      },
      shifts: [],
    },
  },
  {
    title: 'whether rows of two models lead to an account is asked of each model',
    world: { ...world, visits: [] },
    asked: {
      question: {
        ...march,
        metrics: ['orderCount'],
        where: [{ not: { account: { none: { rows: 'visits' } } } }, { account: { some: { rows: 'orders' } } }],
      },
      shifts: [],
    },
  },
  {
    title: 'a state of days that is read within a day has the version of that time of day',
    world: { ...world, terms: [{ account: 1, tier: 'y', fromAt: '2024-03-02T00:00:00Z', toAt: '2024-03-05T05:00:00Z' }] },
    asked: {
      question: {
        metrics: ['recurringAtStart'],
        by: ['termTier'],
        period: { between: { from: '2024-03-05T03:00', to: '2024-03-12T00:00' } },
        timezone: 'UTC',
        asOf: '2024-04-15T00:00:00Z',
      },
      shifts: [],
    },
  },
  {
    title: 'a span without an end lies in a period without one',
    world,
    asked: {
      question: { metrics: ['wholeSum'], period: { between: { from: '2024-03-01' } }, timezone: 'UTC', asOf: '2024-04-15T00:00:00Z' },
      shifts: [],
    },
  },
]
