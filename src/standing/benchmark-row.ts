import type { Catalog, Metric } from '../catalog/catalog.ts'
import type { Report } from '../catalog/report.ts'
import { didYouMean } from '../problem/suggest.ts'
import { parseMoment } from '../query/resolve-time.ts'
import { type KeptRow, keptText } from './kept-rows.ts'
import { camelCase, knownName } from './written-name.ts'

export const BENCHMARK_SCOPES = ['company', 'industry'] as const
export type BenchmarkScope = (typeof BENCHMARK_SCOPES)[number]

/** What a benchmark is of. */
export interface BenchmarkKind {
  readonly metric: string
  /** Its meaning, where the metric has several. */
  readonly variant: string | undefined
  readonly scope: BenchmarkScope
  readonly segment: string | undefined
}

/** What a metric is held against, in the metric's own unit, as long as it is valid: start included, end not, an empty end still valid. */
export interface Benchmark extends Omit<BenchmarkKind, 'scope'> {
  readonly id: string
  readonly scope: BenchmarkScope | undefined
  readonly value: number | undefined
  readonly from: string | undefined
  readonly to: string | undefined
  readonly source: string | undefined
  /** What it counts for; a row that is wrong counts for nothing. */
  readonly kind: string | undefined
  /** Why it does not count. */
  readonly problem: string | undefined
}

/** A kind of benchmark as one text. */
export function kindOf({ metric, variant, scope, segment }: BenchmarkKind): string {
  return JSON.stringify([metric, variant ?? null, scope, segment ?? null])
}

/** The benchmarks of kept rows. A row that is wrong has its own problem and leaves the others as they are. */
export function readBenchmarkRows(rows: readonly KeptRow[], catalog: Pick<Catalog, 'metrics'>): readonly Benchmark[] {
  const read = rows.map((row) => readRow(row, catalog))
  const beginnings = new Map<string, Benchmark[]>()
  for (const one of read) if (one.kind !== undefined) beginnings.set(beginning(one), [...(beginnings.get(beginning(one)) ?? []), one])
  return read.map((one) => {
    const other = beginnings.get(beginning(one))?.find(({ value }) => value !== one.value)
    if (one.kind === undefined || other === undefined) return one
    const since = one.from === undefined ? 'without a first day' : `from "${one.from}" on`
    return {
      ...one,
      problem: `The benchmarks "${one.id}" and "${other.id}" are of one kind, ${since}, and differ: neither is the later one.`,
    }
  })
}

function beginning({ kind = '', from = '' }: Benchmark): string {
  return `${kind} ${from}`
}

function readRow(row: KeptRow, { metrics }: Pick<Catalog, 'metrics'>): Benchmark {
  const said: string[] = []
  const report: Report = (_code, message) => said.push(message)
  const written = keptText(row.metric) ?? ''
  const metric = metrics.get(knownName(written, metrics) ?? '')
  if (metric === undefined)
    report('unknown-metric', `There is no metric "${written}".${didYouMean(camelCase(written), metrics.keys())}`, [])
  const variant = metric === undefined ? keptText(row.variant) : chosenVariant(keptText(row.variant), metric, report)
  const scope = chosenScope(keptText(row.scope), report)
  const value = typeof row.value === 'number' ? row.value : undefined
  if (value === undefined) report('no-value', 'The benchmark has no value.', [])
  const [from, to] = [keptText(row.from), keptText(row.to)]
  checkTimes(from, to, report)
  const of = { metric: metric?.name ?? written, variant, segment: keptText(row.segment) }
  const problem = said.length === 0 ? undefined : said.join(' ')
  const kind = problem === undefined && scope !== undefined ? kindOf({ ...of, scope }) : undefined
  return { id: keptText(row.id) ?? '', ...of, scope, value, from, to, source: keptText(row.source), kind, problem }
}

/** A benchmark without a variant is of the metric's default one. */
function chosenVariant(written: string | undefined, { name, variants, defaultVariant }: Metric, report: Report): string | undefined {
  if (written === undefined) return defaultVariant
  const known = knownName(written, variants)
  if (known === undefined) report('unknown-variant', `"${name}" has no variant "${written}".${didYouMean(written, variants.keys())}`, [])
  return known ?? written
}

function chosenScope(written: string | undefined, report: Report): BenchmarkScope | undefined {
  const scope = BENCHMARK_SCOPES.find((one) => one === written)
  const given = written === undefined ? 'has none' : `is "${written}"`
  if (scope === undefined)
    report(
      'unknown-scope',
      `The scope of a benchmark is "company" or "industry", and this ${given}.${didYouMean(written ?? '', BENCHMARK_SCOPES)}`,
      [],
    )
  return scope
}

function checkTimes(from: string | undefined, to: string | undefined, report: Report): void {
  const [start, end] = [from, to].map((written) => {
    const moment = written === undefined ? undefined : parseMoment(written, 'UTC')
    if (written !== undefined && moment === undefined) report('unreadable-time', `"${written}" is no date or time.`, [])
    return moment
  })
  if (start !== undefined && end !== undefined && start.epochNanoseconds >= end.epochNanoseconds)
    report(
      'empty-period',
      `The benchmark ends before it begins: from "${from}" to "${to}". "to" is the first moment at which it is not valid.`,
      [],
    )
}
