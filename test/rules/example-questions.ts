import { afterAll, beforeAll } from 'vitest'
import { linkCatalog } from '../../src/catalog/link-catalog.ts'
import { answer, type Caller, DEFAULTS, type MetricsLayer } from '../../src/metrics-layer.ts'
import { everything, type Policy } from '../../src/query/policy.ts'
import type { Question } from '../../src/query/question.ts'
import type { OpenedEngine } from '../engine/engines.ts'
import { exampleDefinitions } from '../example-definitions.ts'
import { exampleOptions, exampleTables } from '../example-world.ts'

type Cell = string | number | boolean | null

/** What a question may set, must set, or may leave open. */
const parametrized: readonly object[] = [
  {
    kind: 'metric',
    type: 'simple',
    name: 'ordersOf',
    model: 'orders',
    count: 'rows',
    where: { status: { eq: { parameter: 'status' } } },
    parameters: { status: { values: ['completed', 'cancelled'], description: 'What became of the orders.' } },
  },
  {
    kind: 'metric',
    type: 'derived',
    name: 'expected',
    formula: { multiply: [{ coalesce: [{ parameter: 'each' }, 'averageOrder'] }, { parameter: 'orders' }] },
    parameters: { each: { default: null, min: 1 }, orders: { description: 'How many orders are expected.' } },
  },
  {
    kind: 'metric',
    type: 'perEntity',
    name: 'bestAmount',
    per: 'account',
    sum: 'orderAmount',
    top: { by: 'orderAmount', share: { parameter: 'share' } },
    parameters: { share: { default: 0.2, min: 0, max: 1 } },
  },
  {
    kind: 'metric',
    type: 'perEntity',
    name: 'firstAmount',
    per: 'account',
    sum: 'orderAmount',
    top: { by: 'orderAmount', count: { parameter: 'count' } },
    parameters: { count: { default: 1, min: 0 } },
  },
  {
    kind: 'metric',
    type: 'cumulative',
    name: 'amountOver',
    metric: 'orderAmount',
    window: { count: { parameter: 'months' }, grain: 'month' },
    parameters: { months: { default: 3, whole: true, min: 1, max: 24 } },
  },
  { kind: 'metric', type: 'cumulative', name: 'amountOfAges', metric: 'orderAmount', window: { count: 3000, grain: 'year' } },
  {
    kind: 'metric',
    type: 'derived',
    name: 'amountEarlier',
    formula: { metric: 'orderAmount', offset: { count: { parameter: 'months' }, grain: 'month' } },
    parameters: { months: { whole: true, min: 1, max: 24 } },
  },
  {
    kind: 'metric',
    type: 'derived',
    name: 'amountThreeEarlier',
    formula: { metric: 'orderAmount', offset: { count: { parameter: 'months' }, grain: 'month' } },
    parameters: { months: { default: 3, whole: true, min: 1, max: 24 } },
  },
  {
    kind: 'metric',
    type: 'ratio',
    name: 'earlierPerTrailing',
    numerator: 'amountThreeEarlier',
    denominator: { metric: 'amountOver', offset: { count: { parameter: 'back' }, grain: 'month' } },
    parameters: { back: { default: 1, whole: true, min: 1, max: 24 } },
  },
  {
    kind: 'metric',
    type: 'simple',
    name: 'amountAt',
    model: 'orders',
    percentile: 'amount',
    at: { parameter: 'share' },
    parameters: { share: { default: 0.5, min: 0, max: 1 } },
  },
]

/** Metrics that only the rules need: of a time that is not always known, of a percentile that occurs, of rows that others lead to in two ways. */
const extra: readonly object[] = [
  { kind: 'metric', type: 'simple', name: 'resolvedCount', model: 'tickets', count: 'rows', time: 'resolved_at' },
  { kind: 'metric', type: 'simple', name: 'lineP90', model: 'orderLines', percentile: 'quantity', at: 0.9, discrete: true },
  { kind: 'metric', type: 'scored', name: 'meanFromSevenToTen', model: 'answers', answer: 'score', scale: [7, 10] },
  { kind: 'metric', type: 'simple', name: 'userCount', model: 'users', count: 'rows' },
  { kind: 'metric', type: 'derived', name: 'completedInFrance', formula: { metric: 'completedAmount', where: { accountCountry: 'FR' } } },
  ...['completed', 'cancelled'].map((status) => ({
    kind: 'metric',
    type: 'simple',
    name: `amountOfAllTheOrdersThatWereFinallyAndForGoodOfTheStatusCalled${status}`,
    model: 'orders',
    sum: 'amount',
    where: { status },
  })),
  {
    kind: 'metric',
    type: 'derived',
    name: 'amountOverTwoLess',
    formula: { divide: ['orderAmount', { subtract: [2, 'orderCount'] }] },
  },
  {
    kind: 'metric',
    type: 'simple',
    name: 'balanceWithinCredit',
    model: 'balances',
    sum: 'amount',
    snapshot: { at: 'last', per: ['account'] },
    where: { amount: { lt: { column: 'credit' } } },
  },
  {
    kind: 'metric',
    type: 'conversion',
    name: 'upgradesOfThePlanWithinAMonth',
    base: 'trialsStarted',
    conversion: 'upgradesMade',
    per: 'account',
    constant: ['plan'],
    window: { count: 1, grain: 'month' },
    calculate: 'conversions',
  },
  { kind: 'metric', type: 'simple', name: 'ordersHolding', model: 'orderLines', countDistinct: 'order_id' },
  { kind: 'metric', type: 'simple', name: 'ordersFound', model: 'orders', count: 'rows', finer: 'ordersHolding' },
  { kind: 'metric', type: 'ratio', name: 'amountPerFound', numerator: 'orderAmount', denominator: 'ordersFound' },
  { kind: 'metric', type: 'ratio', name: 'quantityPerFound', numerator: 'quantity', denominator: 'ordersFound' },
  {
    kind: 'metric',
    type: 'ratio',
    name: 'cancelledShareOfFound',
    numerator: { metric: 'ordersFound', where: { status: 'cancelled' } },
    denominator: 'ordersFound',
  },
  { kind: 'metric', type: 'perEntity', name: 'accountsFoundTwice', per: 'account', count: 'entities', where: { ordersFound: { gte: 2 } } },
  {
    kind: 'metric',
    type: 'ratio',
    name: 'foundTwiceShare',
    numerator: 'accountsFoundTwice',
    denominator: { metric: 'ordersFound', where: { orderStatus: 'completed' } },
  },
  {
    kind: 'metric',
    type: 'variants',
    name: 'ordersAnyhow',
    default: 'found',
    variants: { found: 'ordersFound', cancelled: 'cancelledFound' },
  },
  { kind: 'metric', type: 'simple', name: 'cancelledFound', model: 'orders', count: 'rows', where: { status: 'cancelled' } },
  ...parametrized,
]

/** Asks the example world, and gives each group as its key and its metrics, in the order in which they were asked for. */
export type Ask = (question: Question, policy?: Policy) => Promise<readonly (readonly Cell[])[]>

const CALLER: Caller = { policy: everything, now: new Date('2025-05-01T00:00:00Z') }

/** The example world in one engine, for the tests of a suite. */
export function askExample(open: (setup: readonly string[]) => Promise<OpenedEngine>): Ask {
  let opened: OpenedEngine | undefined
  let layer: MetricsLayer | undefined
  beforeAll(async () => {
    opened = await open(exampleTables)
    const definitions = [...exampleDefinitions, ...extra].map((definition) => ({ definition }))
    const catalog = linkCatalog({ definitions, tables: await opened.engine.inspect(), options: exampleOptions })
    layer = { catalog, engine: opened.engine, defaults: DEFAULTS, deadlineMs: 20_000 }
  })
  afterAll(() => opened?.close())
  return async (question, policy = everything) => {
    if (layer === undefined) throw new Error('The example is open only while the tests of the suite run.')
    const [found] = await answer(layer, [question], { ...CALLER, policy })
    return (found?.groups ?? []).map(({ key, metrics }) => [...Object.values(key), ...Object.values(metrics)])
  }
}
