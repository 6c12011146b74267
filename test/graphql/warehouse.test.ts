import { expect, test } from 'vitest'
import type { Engine } from '../../src/engine/engine.ts'
import { EngineError } from '../../src/problem/problem.ts'
import { endlessStatement, engines } from '../engine/engines.ts'
import { type Response, startExample } from './example-server.ts'

const [{ open }] = engines
const example = startExample(open)

function codes({ errors }: Response): readonly (readonly [string | undefined, string])[] {
  return errors.map(({ path, thrown }) => [path?.join('.'), thrown instanceof EngineError ? thrown.code : String(thrown)])
}

/** The engine, with what `before` does before each statement. */
function beforeEach(engine: Engine, before: (text: string) => Promise<void> | void): Engine {
  return {
    dialect: engine.dialect,
    inspect: () => engine.inspect(),
    close: () => engine.close(),
    async run(statement, options) {
      await before(statement.text)
      return engine.run(statement, options)
    },
  }
}

const endless = { text: endlessStatement('deadline'), parameters: [] }

const DASHBOARD = `{ metrics {
  orderCount
  averageOrder
  german: slice(where: { accountCountry: { eq: "DE" } }) { averageOrder }
  a: breakdown(by: [accountCountry]) { nodes { orderCount b: breakdown(by: [orderStatus]) { nodes { orderCount } } s: slice(where: { orderSize: { eq: "large" } }) { orderCount } } }
  t: breakdown(by: [ticketChannel]) { nodes { ticketCount } }
} table(input: { metrics: [leadCount] }) { rows } }`

test('all that is asked at one moment is planned together and sent before anything has answered', async () => {
  const waiting: (() => void)[] = []
  const moments: number[] = []
  const release = () => {
    moments.push(waiting.length)
    for (const go of waiting.splice(0)) go()
  }
  const engine = beforeEach(example().layer.engine, async () => {
    // The first of a moment lets all of it go, well after the others had their chance to ask.
    if (waiting.length === 0) setTimeout(release, 50)
    await new Promise<void>((resolve) => waiting.push(resolve))
  })
  const { errors } = await example().ask(DASHBOARD, {}, { engine })
  expect(errors).toEqual([])
  expect(moments).toEqual([5, 2])
})

test('a statement that fails reaches the client with its code, at the field that asked', async () => {
  const engine = beforeEach(example().layer.engine, (text) => {
    if (text.includes('"channel"')) throw new EngineError('warehouse-unreachable', 'The warehouse cannot be reached.')
  })
  const response = await example().ask(
    '{ metrics { averageOrder } t: table(input: { metrics: [ticketCount], by: [ticketChannel] }) { rows } }',
    {},
    { engine },
  )
  expect(codes(response)).toContainEqual(['t', 'warehouse-unreachable'])
})

test('a statement that takes too long is stopped, and says so', async () => {
  const { layer, ask } = example()
  const slow: Engine = { ...beforeEach(layer.engine, () => undefined), run: (_statement, options) => layer.engine.run(endless, options) }
  const response = await ask('{ metrics { averageOrder largestOrder } }', {}, { engine: slow, deadlineMs: 200 })
  expect(response.data).toEqual({ metrics: { averageOrder: null, largestOrder: null } })
  expect(codes(response)).toEqual([
    ['metrics.averageOrder', 'warehouse-deadline'],
    ['metrics.largestOrder', 'warehouse-deadline'],
  ])
})

test('a client that goes away stops what it asked', async () => {
  const controller = new AbortController()
  controller.abort()
  const response = await example().ask('{ metrics { averageOrder } }', {}, { signal: controller.signal })
  expect(codes(response)).toEqual([['metrics.averageOrder', 'warehouse-cancelled']])
})

test('the same question in two places is one statement', async () => {
  const source = `{ a: metrics { orderCount } b: metrics { orderAmount x: breakdown(by: [ownerTeam]) { nodes { orderCount } } y: breakdown(by: [ownerTeam]) { nodes { orderCount } } } }`
  const { ran, errors } = await example().ask(source)
  expect(errors).toEqual([])
  expect(ran).toHaveLength(2)
})

test('an answer with too many groups is refused inside groups as well', async () => {
  const { layer, ask } = example()
  const few = { ...layer, defaults: { ...layer.defaults, maxGroups: 3 } }
  const source = '{ metrics { breakdown(by: [ownerTeam]) { nodes { orderCount breakdown(by: [accountName]) { nodes { orderCount } } } } } }'
  const response = await ask(source, {}, few)
  expect(response.errors.map(({ message }) => message)).toEqual([
    'The answer has more than 3 groups. Ask for fewer with "first", a filter or a coarser time grain, or page through them.',
  ])
})
