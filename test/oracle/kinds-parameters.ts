import type { Kind } from './kinds-metrics.ts'

export type Arguments = Readonly<Record<string, number | string>>

/** A metric of which a question sets something: as its author writes it, what it is when that is set, and what is asked of it. */
interface Parametric {
  readonly definition: object
  readonly kind: (given: Arguments) => Kind
  readonly requests: readonly Arguments[]
}

const parameter = (name: string) => ({ parameter: name })
const some = { whole: true, min: 1, max: 24 }
const step = (count: string, grain: string) => ({ count: parameter(count), grain })

export const PARAMETRIC: Readonly<Record<string, Parametric>> = {
  trailingOver: {
    definition: {
      type: 'cumulative',
      metric: 'orderSum',
      window: step('months', 'month'),
      parameters: { months: { default: 2, ...some } },
    },
    kind: ({ months = 2 }) => ({ kind: 'running', of: 'orderSum', window: { count: Number(months), grain: 'month' } }),
    requests: [{}, { months: 1 }, { months: 3 }],
  },
  trailingSprints: {
    definition: { type: 'cumulative', metric: 'orderBuyers', window: step('sprints', 'sprint'), parameters: { sprints: some } },
    kind: ({ sprints }) => ({ kind: 'running', of: 'orderBuyers', window: { count: Number(sprints), grain: 'sprint' } }),
    requests: [{ sprints: 1 }, { sprints: 3 }],
  },
  earlierBy: {
    definition: { type: 'derived', formula: { metric: 'orderSum', offset: step('weeks', 'week') }, parameters: { weeks: some } },
    kind: ({ weeks }) => ({ kind: 'moved', input: { metric: 'orderSum', offset: { count: Number(weeks), grain: 'week' } } }),
    requests: [{ weeks: 1 }, { weeks: 4 }],
  },
  lessOver: {
    definition: {
      type: 'derived',
      formula: { subtract: ['earlierBy', { metric: 'trailingOver', offset: step('back', 'month') }] },
      parameters: { back: { default: 1, ...some } },
    },
    kind: ({ back = 1, months = 2, weeks }) => ({
      kind: 'less',
      inputs: [
        { metric: `earlierBy ${JSON.stringify({ weeks })}` },
        { metric: `trailingOver ${JSON.stringify({ months })}`, offset: { count: Number(back), grain: 'month' } },
      ],
    }),
    requests: [{ weeks: 2 }, { back: 2, months: 1, weeks: 1 }],
  },
  hoursAt: {
    definition: {
      type: 'simple',
      model: 'orders',
      time: 'orderedAt',
      percentile: { from: 'ordered_at', to: 'closed_at', unit: 'hour' },
      at: parameter('share'),
      parameters: { share: { default: 0.5, min: 0, max: 1 } },
    },
    kind: ({ share = 0.5 }) => ({ kind: 'orders', of: 'hoursAt', time: 'at', share: Number(share) }),
    requests: [{}, { share: 0 }, { share: 0.9 }, { share: 1 }],
  },
  ordersOf: {
    definition: {
      type: 'simple',
      model: 'orders',
      count: 'rows',
      where: { status: { eq: parameter('status') }, amount: { gte: parameter('least') } },
      parameters: { status: { values: ['completed', 'cancelled'] }, least: { default: -100 } },
    },
    kind: ({ status, least = -100 }) => ({ kind: 'orders', of: 'count', time: 'at', status: String(status), least: Number(least) }),
    requests: [{ status: 'completed' }, { status: 'cancelled' }, { least: 5, status: 'completed' }],
  },
  bestShare: {
    definition: {
      type: 'perEntity',
      per: 'account',
      sum: 'orderSum',
      top: { by: 'orderSum', share: parameter('share') },
      parameters: { share: { default: 0.34, min: 0, max: 1 } },
    },
    kind: ({ share = 0.34 }) => ({
      kind: 'perAccount',
      take: 'sum',
      of: 'orderSum',
      top: { by: 'orderSum', share: Number(share) },
    }),
    requests: [{}, { share: 0 }, { share: 0.5 }, { share: 1 }],
  },
  bestOf: {
    definition: {
      type: 'perEntity',
      per: 'account',
      count: 'entities',
      where: { orderSum: { gt: parameter('above') } },
      top: { by: 'orderCount', count: parameter('count') },
      parameters: { count: { default: 2, whole: true, min: 0 }, above: { default: 0 } },
    },
    kind: ({ count = 2, above = 0 }) => ({
      kind: 'perAccount',
      take: 'count',
      where: { orderSum: { gt: Number(above) } },
      top: { by: 'orderCount', count: Number(count) },
    }),
    requests: [{}, { count: 1 }, { above: 6, count: 3 }],
  },
  convertedWithin: {
    definition: {
      type: 'conversion',
      base: 'visitCount',
      conversion: 'orderCount',
      per: 'account',
      calculate: 'conversions',
      window: step('days', 'day'),
      parameters: { days: { default: null, whole: true, min: 1 } },
    },
    kind: ({ days }) => ({
      kind: 'converted',
      calculate: 'conversions',
      base: 'visitCount',
      ...(days === undefined ? {} : { window: { count: Number(days), grain: 'day' } }),
    }),
    requests: [{}, { days: 2 }, { days: 20 }],
  },
  expected: {
    definition: {
      type: 'derived',
      formula: { multiply: [{ coalesce: [parameter('each'), 'orderAverage'] }, parameter('orders')] },
      parameters: { each: { default: null }, orders: {} },
    },
    kind: ({ each, orders }) => ({ kind: 'expected', orders: Number(orders), ...(each === undefined ? {} : { each: Number(each) }) }),
    requests: [{ orders: 3 }, { each: 2.5, orders: 2 }],
  },
}

/** Each request by its name: as a question writes it. */
export const PARAMETRIC_REQUESTS: readonly string[] = Object.entries(PARAMETRIC).flatMap(([name, { requests }]) =>
  requests.map((given) => (Object.keys(given).length === 0 ? name : `${name} ${JSON.stringify(given)}`)),
)
