import { describe, expect, test } from 'vitest'
import { linkCatalog } from '../../src/catalog/link-catalog.ts'
import { InvalidDefinitionError } from '../../src/problem/problem.ts'
import { engines } from '../engine/engines.ts'
import { askExample } from './example-questions.ts'

describe.each(engines)('$name', ({ open }) => {
  const ask = askExample(open)

  test('S29 each amount is converted at the rate of its own day', async () => {
    expect(await ask({ metrics: ['paidTotal'], currency: 'EUR' })).toEqual([[38]])
    expect(await ask({ metrics: ['paidTotal'], currency: 'USD' })).toEqual([[64]])
    expect(await ask({ metrics: ['paidTotal'], currency: 'EUR', by: ['timeMonth'] })).toEqual([
      ['2025-01-01', 20],
      ['2025-02-01', 18],
    ])
  })

  test('S29 amounts without a rate are not added', async () => {
    await expect(ask({ metrics: ['paidTotal'], currency: 'GBP' })).rejects.toMatchObject({ problems: [{ code: 'missing-rate' }] })
  })

  test('S27 the time to now is counted in days where the row has days, and now is a day of the question’s zone', async () => {
    const question = { metrics: ['daysSinceOrder', 'daysSinceLead', 'leadsBeforeToday'] }
    expect(await ask({ ...question, asOf: '2025-04-22T12:00:00Z' })).toEqual([[1, 78, 4]])
    const midnight = { ...question, asOf: '2025-02-02T23:30:00Z', where: [{ orderOrderedAt: { lt: '2025-02-01' } }] }
    expect(await ask({ ...midnight, metrics: ['daysSinceOrder'] })).toEqual([[2]])
    const days = { metrics: ['daysSinceLead', 'leadsBeforeToday'], asOf: '2025-02-02T23:30:00Z' }
    expect(await ask(days)).toEqual([[-1, 2]])
    expect(await ask({ ...days, timezone: 'Europe/Berlin' })).toEqual([[0, 3]])
  })

  test('S12 days are told apart in the zone of the question, within a metric as well', async () => {
    const where = [{ orderOrderedAt: { lt: '2025-02-01T12:00:00Z' } }]
    expect(await ask({ metrics: ['orderDays'], by: ['timeMonth'], where })).toEqual([['2025-01-01', 2]])
    expect(await ask({ metrics: ['orderDays'], by: ['timeMonth'], where, timezone: 'Europe/Berlin' })).toEqual([
      ['2025-01-01', 1],
      ['2025-02-01', 1],
    ])
  })

  test('S12 the first month of a deal is one of the question’s zone', async () => {
    const question = { metrics: ['stepsOfFirstMonth', 'stepCount'], by: ['stepLast'] }
    expect(await ask(question)).toEqual([
      ['demo', 2, 2],
      ['lead', 1, 1],
      ['won', 3, 3],
    ])
    expect((await ask({ ...question, timezone: 'Pacific/Kiritimati' }))[0]).toEqual(['demo', 2, 2])
    expect((await ask({ ...question, timezone: 'Pacific/Kiritimati', where: [{ stepLast: 'won' }] }))[0]).toEqual(['won', 3, 3])
  })

  test('S30 a percentile is interpolated between two rows', async () => {
    expect(await ask({ metrics: ['medianResolution', 'resolutionP90'] })).toEqual([[4, 8.8]])
  })

  test('S30 a discrete percentile is a value that occurs', async () => {
    expect(await ask({ metrics: ['lineP90'] })).toEqual([[4]])
  })
})

test('S29 amounts in mixed currencies are refused in the definition where there are no rates', () => {
  const columns = [
    { name: 'payment_id', type: 'integer', databaseType: 'integer', nullable: false },
    { name: 'amount', type: 'decimal', databaseType: 'numeric(12,2)', nullable: false },
    { name: 'currency', type: 'text', databaseType: 'text', nullable: false },
    { name: 'paid_on', type: 'date', databaseType: 'date', nullable: false },
  ] as const
  const definitions: readonly object[] = [
    { kind: 'model', name: 'payments', table: 'payments', key: 'payment_id' },
    { kind: 'metric', type: 'simple', name: 'paid', model: 'payments', sum: { money: 'amount', currency: 'currency', on: 'paid_on' } },
  ]
  const link = () =>
    linkCatalog({ definitions: definitions.map((definition) => ({ definition })), tables: [{ name: 'payments', columns }] })
  expect(link).toThrow(InvalidDefinitionError)
  expect(link).toThrow(/no-rates|dated rates/)
})
