import type { ExpressionInput } from '../../src/definition/expression-input.ts'
import type { DerivedSource, Formula, Input, Measure, MetricSource, ModelSource, RatioSource, SimpleSource, World } from './case.ts'
import type { Choices } from './choices.ts'
import { typeOf } from './evaluate-expression.ts'
import { MetricReader } from './evaluate-metric.ts'
import { unitOfFormula } from './metric-unit.ts'
import { type Field, someFilter } from './random-filter.ts'
import { RowReader } from './row-reader.ts'

const NUMBERS = ['integer', 'decimal', 'double']
const OVER_NUMBERS = ['sum', 'avg', 'min', 'max', 'median', 'percentile', 'first', 'last', 'any', 'stddev', 'variance'] as const
const DURATIONS = [
  { from: 'made', to: 'closed', unit: 'hour' },
  { from: 'day', to: 'due', unit: 'day' },
  { from: 'at', to: 'until', unit: 'minute' },
] as const

/** Every name that a metric of a model can use, columns and paths alike. */
export function localFields(world: World, model: ModelSource): readonly Field[] {
  const reader = new RowReader(world, 'UTC')
  const columns = world.tables.find(({ name }) => name === model.table)?.columns ?? []
  const names = new Set([...Object.keys(model.dimensions), ...reader.members(model).keys(), ...columns.map(({ name }) => name)])
  return [...names].map((name) => ({ name, type: reader.typeOfLocal(model, name) }))
}

function someMeasure(choices: Choices, fields: readonly Field[]): Measure {
  const numbers = fields.filter(({ type }) => NUMBERS.includes(type)).map(({ name }) => name)
  const name = () => choices.pick(numbers)
  const shape = choices.int(11)
  const exact = fields.filter(({ type }) => type === 'integer' || type === 'decimal').map((field) => field.name)
  if (shape === 10) return { money: choices.pick(exact), currency: 'currency', on: choices.pick(['day', 'made', 'at']) }
  if (shape === 5) return choices.pick(DURATIONS)
  if (shape === 6) return { add: [name(), name()] }
  if (shape === 7) return { coalesce: [name(), 0] }
  if (shape === 8) return { when: [[someFilter(choices, fields, 1), { column: 'n' }]], otherwise: choices.chance(50) ? null : 2 }
  if (shape === 9) return { multiply: [name(), choices.pick([2, -1])] }
  return name()
}

function some(choices: Choices, name: string, model: ModelSource, fields: readonly Field[]): SimpleSource {
  const times = fields.filter(({ type }) => type === 'date' || type.startsWith('timestamp')).map((field) => field.name)
  const shape = choices.int(9)
  const common = {
    kind: 'metric' as const,
    type: 'simple' as const,
    name,
    model: model.name,
    ...(model.metricTime === undefined || choices.chance(20) ? { time: choices.pick(times) } : {}),
    ...(choices.chance(40) ? { where: someFilter(choices, fields, 1) } : {}),
    ...(choices.chance(15) ? { whenEmpty: choices.pick([5, -1, 2.5, 0, null]) } : {}),
  }
  const unit = { kind: 'number' as const }
  if (shape < 2) return { ...common, unit, count: 'rows' }
  if (shape === 2) return { ...common, unit, count: choices.pick(fields.filter(({ type }) => type !== 'json')).name }
  if (shape === 3) return { ...common, unit, countDistinct: choices.pick(fields.filter(({ type }) => type !== 'json')).name }
  const aggregation = choices.pick(OVER_NUMBERS)
  const measure = someMeasure(choices, fields)
  const at = aggregation === 'percentile' ? { at: choices.pick([0.5, 0.9, 0, 1, 0.25, 0.333]), discrete: choices.chance(40) } : {}
  return { ...common, ...(isMoneyOrDuration(measure) ? {} : { unit }), [aggregation]: measure, ...at }
}

/** Exact sums and extremes may ask for every digit. */
function exactly(choices: Choices, metric: SimpleSource, _reader: MetricReader, world: World): SimpleSource {
  const alone = new MetricReader({ ...world, metrics: [metric] }, new RowReader(world, 'UTC'), 'USD')
  const measures: readonly (Measure | undefined)[] = [metric.sum, metric.min, metric.max, metric.any, metric.first, metric.last]
  const fits = alone.typeOf(metric.name) !== 'double' && !measures.some((measure) => isMoneyOrDuration(measure) && 'from' in measure)
  return fits && choices.chance(20) ? { ...metric, exact: true } : metric
}

function someInput(choices: Choices, world: World, metrics: readonly MetricSource[], reader: MetricReader): Input {
  const metric = choices.pick(metrics).name
  const models = [...new Set(reader.leaves(metric).map((leaf) => leaf.metric.model))]
  const model = world.models.find(({ name }) => name === models[0])
  if (models.length > 1 || model === undefined || !choices.chance(40)) return metric
  return { metric, where: someFilter(choices, localFields(world, model), 1) }
}

function someFormula(choices: Choices, input: () => Input, depth: number): Formula {
  const shape = depth === 0 ? 0 : choices.int(7)
  const inner = () => someFormula(choices, input, depth - 1)
  if (shape === 2) return choices.pick([2, 0.5, 100])
  if (shape === 3) return { add: choices.times(2 + choices.int(2), inner) }
  if (shape === 4) return { subtract: [inner(), inner()] }
  if (shape === 5) return { multiply: [inner(), inner()] }
  if (shape === 6) return { divide: [inner(), inner()] }
  return input()
}

/** Of two numbers that cannot be added, the first alone. */
function composed(choices: Choices, name: string, input: () => Input, metrics: readonly MetricSource[]): RatioSource | DerivedSource {
  const common = { kind: 'metric' as const, name, ...(choices.chance(15) ? { whenEmpty: choices.pick([1, 0, -2]) } : {}) }
  if (choices.chance(50)) return { ...common, type: 'ratio', numerator: input(), denominator: input() }
  const first = input()
  const operands = [first, someFormula(choices, input, 2)]
  const formula: Formula = choices.chance(50) ? { subtract: operands } : { add: operands }
  return { ...common, type: 'derived', formula: unitOfFormula(formula, metrics) === undefined ? first : formula }
}

/** Names that sound like parts of one another, so that no part is ever taken for a metric. */
const NAMES = ['value', 'valueCount', 'valueSum', 'valueRows', 'place', 'step', 'valueNumerator', 'share', 'total', 'mean', 'most', 'last']

/** Metrics of every kind over the models of a world. */
export function someMetrics(choices: Choices, world: World): readonly MetricSource[] {
  const metrics: MetricSource[] = []
  const reader = () => new MetricReader({ ...world, metrics }, new RowReader(world, 'UTC'), 'USD')
  for (const name of NAMES.slice(0, 3 + choices.int(6))) {
    const model = choices.pick(world.models)
    const safe = name === 'share' ? 'portion' : name
    metrics.push(exactly(choices, some(choices, safe, model, localFields(world, model)), reader(), world))
  }
  for (const name of ['ratio', 'ratioNumerator', 'sumOf', 'sumOf2', 'nested'].slice(0, choices.int(6))) {
    metrics.push(composed(choices, name, () => someInput(choices, world, metrics, reader()), metrics))
  }
  return metrics
}

/** Whether a metric's value depends on the order in which doubles are added, so that engines agree to some digits only. */
export function isApproximate(reader: MetricReader, rows: RowReader, name: string): boolean {
  return reader.leaves(name).some(({ metric }) => {
    if (metric.stddev !== undefined || metric.variance !== undefined || metric.median !== undefined) return true
    if (metric.percentile !== undefined && metric.discrete !== true) return true
    const summed: Measure | undefined = metric.sum ?? metric.avg
    if (summed === undefined || isMoneyOrDuration(summed)) return false
    return typeOf(summed, (column) => rows.typeOfLocal(rows.model(metric.model), column)) === 'double'
  })
}

function isMoneyOrDuration(measure: Measure | undefined): measure is Exclude<Measure, ExpressionInput> {
  return typeof measure === 'object' && ('money' in measure || 'from' in measure)
}
