import type { ModelDefinition } from '../definition/model-definition.ts'
import { columnOf, type Expression, literal } from '../expression/expression.ts'
import { OWN_BUCKET } from '../expression/time-frame.ts'
import type { Catalog, Metric, Model } from './catalog.ts'
import type { NameLookup } from './filter-predicate.ts'
import { isTime } from './is-time.ts'
import { type Report, under } from './report.ts'

/** Links how old a model's newest row may be; reports a column that is no time. */
export function linkFreshness({ freshness }: ModelDefinition, lookup: NameLookup, report: Report): Model['freshness'] {
  if (freshness === undefined) return undefined
  const of = lookup(freshness.newest, under(report, 'freshness', 'newest'))
  if (of === undefined) return undefined
  if (isTime(of.type)) return { of, within: freshness.within }
  report('wrong-type', `"${freshness.newest}" is of type ${of.type}, and "newest" names a column of times.`, ['freshness', 'newest'])
  return undefined
}

const PREFIX = 'newest:'

/** The name of the number that tells how new a model's rows are; no metric has such a name. */
export function freshnessName(model: string): string {
  return `${PREFIX}${model}`
}

const EPOCH = { date: '1970-01-01', timestamp: '1970-01-01T00:00:00', timestamptz: '1970-01-01T00:00:00Z' } as const

/** The microseconds from 1970 to a model's newest row, of all its rows; nothing where the name means no such number. */
export function freshnessMetric(name: string, { models }: Pick<Catalog, 'models'>): Metric | undefined {
  const model = name.startsWith(PREFIX) ? models.get(name.slice(PREFIX.length)) : undefined
  if (model?.freshness === undefined) return undefined
  const { of } = model.freshness
  const epoch = literal(of.type === 'date' || of.type === 'timestamp' ? EPOCH[of.type] : EPOCH.timestamptz, of.type)
  const elapsed: Expression = { kind: 'elapsed', from: epoch, to: of, type: 'integer' }
  return {
    name,
    kind: 'simple',
    words: {},
    unit: { kind: 'number' },
    format: undefined,
    goodWhen: 'neutral',
    tier: undefined,
    standard: undefined,
    finer: [],
    notes: [],
    playbook: [],
    changes: [],
    warnings: [],
    chart: 'number',
    additivity: 'nonAdditive',
    type: 'integer',
    nullable: true,
    formula: columnOf(name, 'integer'),
    parts: [
      {
        kind: 'rows',
        id: name,
        model: model.name,
        time: undefined,
        aggregation: { kind: 'max', of: elapsed, type: 'integer' },
        where: undefined,
        frame: OWN_BUCKET,
        latest: undefined,
      },
    ],
    inWords: '',
    variants: new Map(),
    defaultVariant: undefined,
    parameters: new Map(),
    inputs: [],
  }
}
