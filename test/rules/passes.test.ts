import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readAnswer } from '../../src/engine/read-answer.ts'
import { DEFAULTS, type MetricsLayer, resolve } from '../../src/metrics-layer.ts'
import { optimize, PASSES } from '../../src/plan/optimize.ts'
import type { Plan } from '../../src/plan/plan-node.ts'
import { planQuestions } from '../../src/plan/plan-questions.ts'
import { everything } from '../../src/query/policy.ts'
import type { Question } from '../../src/query/question.ts'
import { compilePlan } from '../../src/sql/compile-plan.ts'
import { engines, type OpenedEngine } from '../engine/engines.ts'
import { exampleCatalog, exampleTables } from '../example-world.ts'

const questions: readonly Question[] = [
  { metrics: ['cancelledAmount'], by: ['timeMonth'] },
  { metrics: ['cancelledAmount', 'completedAmount'], by: ['accountCountry'] },
  { metrics: ['cancelledAmount', 'ticketCount'], by: ['timeMonth'] },
  { metrics: ['cancellationRate'], by: ['accountName'] },
  { metrics: ['cancelledAmount'], by: ['accountCountry'], orderBy: [{ metric: 'orderCount', direction: 'desc' }] },
  { metrics: ['cancelledAmount'], by: ['accountCountry'], having: { orderCount: { gte: 2 } } },
  { metrics: ['cancelledAmount'], by: ['timeMonth'], fill: true },
  { metrics: ['cancelledAmount'], by: ['accountCountry'], every: ['account'] },
  { metrics: ['bestAccountsAmount', 'cancelledAmount'], by: ['timeMonth'] },
]

describe.each(engines)('$name', ({ open }) => {
  let opened: OpenedEngine
  let layer: MetricsLayer
  beforeAll(async () => {
    opened = await open(exampleTables)
    layer = { catalog: exampleCatalog(await opened.engine.inspect()), engine: opened.engine, defaults: DEFAULTS, deadlineMs: 20_000 }
  })
  afterAll(() => opened.close())

  async function answered(question: Question, improve: (plan: Plan) => Plan) {
    const resolved = resolve(layer, question, { policy: everything, now: new Date('2025-05-01T00:00:00Z') })
    const [plan] = planQuestions([resolved])
    if (plan === undefined) throw new Error('The question has no plan.')
    const rows = await layer.engine.run(compilePlan(improve(plan), layer.engine.dialect), { deadlineMs: layer.deadlineMs })
    return readAnswer(resolved, plan.columns, rows).groups
  }

  test.each(questions)('S4 no pass decides which groups there are: $metrics by $by', async (question) => {
    const improved = await answered(question, optimize)
    expect(improved.length).toBeGreaterThan(0)
    expect(await answered(question, (plan) => plan)).toEqual(improved)
    for (const left of PASSES)
      expect(await answered(question, (plan) => PASSES.reduce((done, pass) => (pass === left ? done : pass(done)), plan))).toEqual(improved)
  })

  test('S4 a group in which no metric counts a row is absent without any pass', async () => {
    const groups = await answered({ metrics: ['cancelledAmount'], by: ['timeMonth'] }, (plan) => plan)
    expect(groups.map(({ key }) => key)).toEqual([{ timeMonth: '2025-02-01' }, { timeMonth: '2025-04-01' }])
  })
})
