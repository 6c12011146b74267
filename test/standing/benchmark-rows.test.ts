import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { readBenchmarkRows } from '../../src/standing/benchmark-row.ts'
import { Benchmarks } from '../../src/standing/benchmarks.ts'
import type { KeptRow } from '../../src/standing/kept-rows.ts'
import { linkYaml, soundModels } from '../catalog/written-catalog.ts'

const catalog = linkYaml(`${soundModels}metrics:
  lost: { model: accounts, count: rows }
`)

const lost = { metric: 'lost', variant: null, scope: 'company', segment: null, value: 1, from: '2025-01-01', to: null, source: null }
const read = (...rows: readonly KeptRow[]) =>
  readBenchmarkRows(
    rows.map((row, index) => ({ id: index + 1, ...lost, ...row })),
    catalog,
  )
const kind = { metric: 'lost', variant: undefined, scope: 'company', segment: undefined } as const
const at = (instant: string, ...rows: readonly KeptRow[]) =>
  new Benchmarks(read(...rows)).valueAt(kind, Temporal.Instant.from(instant).toZonedDateTimeISO('UTC'))

test.each<readonly [KeptRow, string]>([
  [{ metric: 'lots' }, 'There is no metric "lots". Did you mean "lost"?'],
  [{ variant: 'late' }, '"lost" has no variant "late".'],
  [{ scope: 'compny' }, 'The scope of a benchmark is "company" or "industry", and this is "compny". Did you mean "company"?'],
  [{ scope: null }, 'The scope of a benchmark is "company" or "industry", and this has none.'],
  [{ value: null }, 'The benchmark has no value.'],
  [{ to: 'infinity' }, '"infinity" is no date or time.'],
  [
    { to: '2025-01-01' },
    'The benchmark ends before it begins: from "2025-01-01" to "2025-01-01". "to" is the first moment at which it is not valid.',
  ],
])('a benchmark that says %o is told what is wrong, and does not count', (wrong, problem) => {
  const benchmarks = read(wrong, { value: 2 })
  expect(benchmarks.map((one) => one.problem)).toEqual([problem, undefined])
  expect(at('2025-06-01T00:00:00Z', wrong, { value: 2 })).toBe(2)
})

test('of several benchmarks the one that began last counts, in whatever order they are read', () => {
  const rows = [{ value: 1 }, { value: 3, from: '2025-03-01', to: '2025-04-01' }, { value: 2, from: null }]
  const months = ['2024-12', '2025-02', '2025-03', '2025-04'].map((month) => `${month}-15T00:00:00Z`)
  for (const order of [rows, [...rows].reverse()]) expect(months.map((instant) => at(instant, ...order))).toEqual([2, 1, 3, 1])
})

test('a benchmark is valid from its start on, and no longer at its end', () => {
  const march = { value: 3, from: '2025-03-01', to: '2025-04-01' }
  const instants = ['2025-02-28T23:59:59Z', '2025-03-01T00:00:00Z', '2025-03-31T23:59:59Z', '2025-04-01T00:00:00Z']
  expect(instants.map((instant) => at(instant, march))).toEqual([null, 3, 3, null])
})

test('benchmarks that differ from the same day on are refused, and those that agree are one', () => {
  expect(at('2025-06-01T00:00:00Z', { value: 1 }, { value: 2 })).toBeNull()
  expect(at('2025-06-01T00:00:00Z', { value: 1, from: '2024-01-01' }, { value: 2 }, { value: 3 })).toBeNull()
  expect(at('2025-06-01T00:00:00Z', { value: 2 }, { value: 2 })).toBe(2)
  expect(read({ value: 1, from: null }, { value: 2, from: null }).map(({ problem }) => problem)).toEqual([
    'The benchmarks "1" and "2" are of one kind, without a first day, and differ: neither is the later one.',
    'The benchmarks "2" and "1" are of one kind, without a first day, and differ: neither is the later one.',
  ])
})
