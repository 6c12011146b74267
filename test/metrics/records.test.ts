import { expect, test } from 'vitest'
import { warehouseTables } from '../../schema/warehouse.ts'
import { requestName } from '../../src/catalog/metric-request.ts'
import { DEFAULTS, plan, resolve } from '../../src/metrics-layer.ts'
import { InvalidQuestionError } from '../../src/problem/problem.ts'
import type { Question } from '../../src/query/question.ts'
import { compilePlan } from '../../src/sql/compile-plan.ts'
import { caller, crmCatalog } from './crm-layer.ts'
import { warehouses } from './warehouses.ts'

const catalog = await crmCatalog(warehouseTables)

test('every metric of the catalogue has records that can be asked for, or says why it has none', async () => {
  const { engine, close } = await warehouses[0].filled([])
  const layer = { catalog, engine, defaults: DEFAULTS, deadlineMs: 30_000 }
  let answered = 0
  for (const metric of catalog.metrics.values()) {
    const needed = [...metric.parameters].filter(([, one]) => one.default === undefined)
    const request = requestName(metric, { variant: undefined, parameters: Object.fromEntries(needed.map(([name]) => [name, 1])) })
    const question: Question = { metrics: [request], records: true, period: { last: { count: 3, grain: 'month' } }, first: 5 }
    try {
      for (const one of plan([resolve(layer, question, caller)])) {
        compilePlan(one, 'postgres')
        compilePlan(one, 'duckdb')
      }
      answered += 1
    } catch (error) {
      expect(error, metric.name).toBeInstanceOf(InvalidQuestionError)
      if (error instanceof InvalidQuestionError)
        expect(
          error.problems.map(({ code }) => code),
          metric.name,
        ).toEqual(['no-records'])
    }
  }
  await close()
  expect(answered).toBeGreaterThan(100)
})
