import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { linkCatalog } from '../../src/catalog/link-catalog.ts'
import { readAnswer } from '../../src/engine/read-answer.ts'
import { DEFAULTS } from '../../src/metrics-layer.ts'
import { optimize, PASSES } from '../../src/plan/optimize.ts'
import { countOnce } from '../../src/plan/pass/count-once.ts'
import { mergePieces } from '../../src/plan/pass/merge-pieces.ts'
import type { Plan } from '../../src/plan/plan-node.ts'
import { planQuestions } from '../../src/plan/plan-questions.ts'
import { printPlan } from '../../src/plan/print-plan.ts'
import { everything } from '../../src/query/policy.ts'
import type { Question } from '../../src/query/question.ts'
import { resolveQuestion } from '../../src/query/resolve-question.ts'
import { compilePlan } from '../../src/sql/compile-plan.ts'
import { engines, useEngine } from '../engine/engines.ts'

/** Days of 23 and 25 hours, one that begins at one o'clock, one that has its midnight twice, and one that there never was. */
const EDGES: readonly (readonly [zone: string, day: string])[] = [
  ['UTC', '2023-01-01'],
  ['UTC', '2024-02-29'],
  ['UTC', '2024-03-01'],
  ['Europe/Berlin', '2024-03-31'],
  ['Europe/Berlin', '2024-04-01'],
  ['Europe/Berlin', '2024-10-27'],
  ['America/Santiago', '2023-09-03'],
  ['America/Havana', '2024-11-03'],
  ['Pacific/Apia', '2011-12-31'],
]

function instants(): readonly string[] {
  return EDGES.flatMap(([zone, day]) => {
    const midnight = Temporal.PlainDate.from(day).toZonedDateTime(zone)
    const steps = [-90_000, -3600, -1, 0, 1, 3599, 3600, 45_000, 90_000, 86_400 * 20, 86_400 * 40]
    return steps.map((seconds) => midnight.add({ seconds }).toInstant().toString())
  })
}

/** A fifth of the visitors is unknown, each is seen again and again, and one kind of visits is of nobody that is known. */
function visits(): string {
  const rows = instants().flatMap((at, index) =>
    [0, 1].map((copy) => {
      const place = 2 * index + copy
      const visitor = place % 5 === 0 || place % 7 === 3 ? 'null' : String((place * 3) % 4)
      const day = `date '${at.slice(0, 10)}'`
      const left = place % 3 === 0 ? 'null' : `timestamptz '${at}' + interval '${place % 50} days'`
      return `(${place}, ${visitor}, '${'abc'[place % 7 === 3 ? 2 : place % 2]}', ${(place * 37) % 11}.25, timestamptz '${at}', timestamp '${at.slice(0, 19)}', ${day}, ${left})`
    }),
  )
  return `insert into visits values ${rows.join(', ')}`
}

const WORLD = [
  'create table visits (id int, visitor int, kind text, amount decimal(10, 2), "at" timestamptz, wall timestamp, day date, "left" timestamptz)',
  visits(),
]

const DEFINITIONS = [
  {
    kind: 'model',
    name: 'visits',
    table: 'visits',
    key: 'id',
    entity: 'visit',
    metricTime: 'at',
    dimensions: { kind: 'kind', at: 'at', wall: 'wall', day: 'day', leftAt: 'left' },
  },
  ...['at', 'wall', 'day'].flatMap((time) => {
    const own = (name: string, more: object) => ({ kind: 'metric', type: 'simple', name: `${name}${time}`, model: 'visits', time, ...more })
    return [
      own('amount', { sum: 'amount' }),
      own('mean', { avg: 'amount' }),
      own('most', { max: 'amount' }),
      own('people', { countDistinct: 'visitor' }),
      own('peopleOfA', { countDistinct: 'visitor', where: { kind: 'a' } }),
      ...['amount', 'mean', 'most', 'people', 'peopleOfA'].flatMap((input) => {
        const run = (name: string, more: object) => ({
          kind: 'metric',
          type: 'cumulative',
          name: `${name}${input}${time}`,
          metric: `${input}${time}`,
          ...more,
        })
        return [
          run('trailing', { window: { count: 3, grain: 'month' } }),
          run('week', { window: { count: 7, grain: 'day' } }),
          run('toDate', { toDate: 'quarter' }),
          run('ever', {}),
        ]
      }),
    ]
  }),
  { kind: 'metric', type: 'simple', name: 'there', model: 'visits', sum: 'amount', span: { from: 'at', to: 'leftAt' } },
]

const year = { between: { from: '2023-12-01', to: '2024-12-01' } }
const cut = { between: { from: '2024-01-15T10:30', to: '2024-11-03T00:30' } }
const twice = { between: { from: '2024-09-30', to: '2024-11-03T05:00:00Z' } }
const weeks = { between: { from: '2024-11-11', to: '2024-12-16' } }
const skipped = { between: { from: '2011-11-01', to: '2012-03-01' } }

const all = (run: string, time: string) => ['amount', 'mean', 'most', 'people', 'peopleOfA'].map((input) => `${run}${input}${time}`)
const runs = ['trailing', 'week', 'toDate', 'ever']
const times = ['at', 'wall', 'day']

const questions: readonly Question[] = times.flatMap((time) => [
  ...runs.flatMap((run): readonly Question[] => [
    { metrics: all(run, time), by: ['timeMonth'], period: year, timezone: 'Europe/Berlin' },
    { metrics: [`${run}people${time}`], by: ['timeMonth', 'visitKind'], period: cut, timezone: 'America/Havana' },
    { metrics: [`${run}amount${time}`, `${run}people${time}`], by: ['timeWeek'], period: twice, timezone: 'America/Havana' },
    { metrics: all(run, time), by: ['timeDay', 'visitKind'], period: skipped, timezone: 'Pacific/Apia' },
    {
      metrics: [`${run}most${time}`],
      by: ['timeDay'],
      period: { between: { from: '2023-08-25', to: '2023-10-25' } },
      timezone: 'America/Santiago',
    },
    { metrics: [`${run}peopleOfA${time}`, `people${time}`], by: ['timeQuarter'], period: year, fill: true },
  ]),
  { metrics: [`amount${time}`, `people${time}`], by: ['timeMonth'], period: cut, compared: [{ kind: 'samePeriodLastYear' }] },
  { metrics: [`amount${time}`], by: ['timeWeek'], period: weeks, compared: [{ kind: 'previousPeriod' }], timezone: 'Europe/Berlin' },
])
const states: readonly Question[] = [
  { metrics: ['there'], by: ['timeMonth'], period: year, timezone: 'Europe/Berlin' },
  { metrics: ['there'], by: ['timeDay', 'visitKind'], period: skipped, timezone: 'Pacific/Apia' },
  { metrics: ['there'], by: ['timeMonth'], period: cut, timezone: 'America/Havana' },
]

describe.each(engines)('windows on $name', ({ open }) => {
  const engine = useEngine(open, WORLD)

  async function planned(question: Question) {
    const catalog = linkCatalog({ definitions: DEFINITIONS.map((definition) => ({ definition })), tables: await engine().inspect() })
    const resolved = resolveQuestion(question, { catalog, policy: everything, now: new Date('2025-01-01T00:00:00Z'), defaults: DEFAULTS })
    const [plan] = planQuestions([resolved])
    if (plan === undefined) throw new Error('The question has no plan.')
    const answered = async (improve: (plan: Plan) => Plan) => {
      const rows = await engine().run(compilePlan(improve(plan), engine().dialect), { deadlineMs: 20_000 })
      return readAnswer(resolved, plan.columns, rows).groups
    }
    return { answered, plan }
  }

  test.each([...questions, ...states])(
    'S19 S20 S23 what is aggregated by pieces of time first is what its rows are: $metrics by $by in $timezone',
    async (question) => {
      const { answered } = await planned(question)
      const improved = await answered(optimize)
      expect(improved.length).toBeGreaterThan(0)
      expect(improved).toEqual(
        await answered((plan) => PASSES.reduce((done, pass) => ([countOnce, mergePieces].includes(pass) ? done : pass(done)), plan)),
      )
    },
  )

  test.each([
    [{ metrics: ['trailingamountat'], by: ['timeMonth'], period: year }, /by piece of time = month of visits.at/],
    [{ metrics: ['weekamountat'], by: ['timeMonth'], period: year }, /by piece of time = day of visits.at/],
    [{ metrics: ['everpeopleat'], by: ['timeMonth'], period: cut }, /next piece of time: the next piece of time within counted value/],
    [{ metrics: ['there'], by: ['timeMonth'], period: year }, /piece of its end = month of visits.left/],
  ] as const)('rows are read once, and not for each of the buckets: %j', async (question, expected) => {
    const { plan } = await planned(question)
    expect(printPlan(optimize(plan))).toMatch(expected)
  })

  test('a window that is cut inside a day is read row by row', async () => {
    const { plan } = await planned({ metrics: ['trailingamountat'], by: ['timeMonth'], period: cut })
    expect(printPlan(optimize(plan))).not.toContain('piece of time')
  })
})
