import type { FilterInput } from '../../src/definition/filter-input.ts'
import { aggregate } from './aggregate.ts'
import type { Formula, Input, Measure, MetricSource, SimpleSource, World } from './case.ts'
import { wallOf } from './clock.ts'
import { arithmeticOf, calculate, elapsed, evaluate, type NumberType, typeOf, unitOf, widest } from './evaluate-expression.ts'
import { exactNumber } from './exact.ts'
import type { PlainRow, Row, RowReader } from './row-reader.ts'
import { constant, double, numberOf, type Value } from './value.ts'

export const AGGREGATES = [
  'sum',
  'avg',
  'min',
  'max',
  'count',
  'countDistinct',
  'median',
  'percentile',
  'first',
  'last',
  'any',
  'stddev',
  'variance',
] as const

/** One aggregation that a metric is made of, with every filter that stands on the way to it. */
export interface Leaf {
  readonly metric: SimpleSource
  readonly where: readonly FilterInput[]
}

function inputOf(input: Input): { readonly metric: string; readonly where?: FilterInput } {
  return typeof input === 'string' ? { metric: input } : input
}

/** Metrics of a world, evaluated over rows that `rowsOf` narrows to one group. */
export class MetricReader {
  readonly #world: World
  readonly #rows: RowReader
  readonly #currency: string

  constructor(world: World, rows: RowReader, currency: string) {
    this.#world = world
    this.#rows = rows
    this.#currency = currency
  }

  metric(name: string): MetricSource {
    const found = this.#world.metrics.find((metric) => metric.name === name)
    if (found === undefined) throw new Error(`The oracle knows no metric "${name}".`)
    return found
  }

  /** Every aggregation of a metric. */
  leaves(name: string, where: readonly FilterInput[] = []): readonly Leaf[] {
    const metric = this.metric(name)
    const inputs = (input: Input): readonly Leaf[] => {
      const { metric: other, where: own } = inputOf(input)
      return this.leaves(other, own === undefined ? where : [...where, own])
    }
    if (metric.type === 'simple') return [{ metric, where }]
    if (metric.type === 'ratio') return [...inputs(metric.numerator), ...inputs(metric.denominator)]
    const formula = (one: Formula): readonly Leaf[] => {
      if (typeof one === 'number') return []
      if (typeof one === 'string' || 'metric' in one) return inputs(one)
      return arithmeticOf<Formula>(one)[1].flatMap(formula)
    }
    return formula(metric.formula)
  }

  /** A metric's value over one group. */
  value(name: string, rowsOf: (leaf: Leaf) => readonly Row[], where: readonly FilterInput[] = []): Value {
    const metric = this.metric(name)
    const input = (one: Input): Value => {
      const { metric: other, where: own } = inputOf(one)
      return this.value(other, rowsOf, own === undefined ? where : [...where, own])
    }
    if (metric.type === 'simple') return this.#simple(metric, rowsOf({ metric, where }))
    const result =
      metric.type === 'ratio'
        ? calculate('divide', [input(metric.numerator), input(metric.denominator)])
        : this.#formula(metric.formula, input)
    return result ?? this.#empty(metric)
  }

  #formula(formula: Formula, input: (one: Input) => Value): Value {
    if (typeof formula === 'number') return constant(formula)
    if (typeof formula === 'string' || 'metric' in formula) return input(formula)
    const [operator, operands] = arithmeticOf<Formula>(formula)
    return calculate(
      operator,
      operands.map((one) => this.#formula(one, input)),
      this.formulaType(formula) === 'double',
    )
  }

  #empty(metric: MetricSource): Value {
    const empty = constant(metric.whenEmpty ?? null)
    return empty !== null && empty.kind === 'exact' && this.typeOf(metric.name) === 'double' ? double(exactNumber(empty)) : empty
  }

  #simple(metric: SimpleSource, rows: readonly Row[]): Value {
    const name = AGGREGATES.find((one) => metric[one] !== undefined) ?? 'count'
    const measure = metric[name]
    const zero = name === 'sum' || name === 'count' || name === 'countDistinct'
    if (zero && rows.length === 0 && metric.whenEmpty !== undefined) return constant(metric.whenEmpty)
    const scale =
      isDuration(measure) && name !== 'stddev' && name !== 'variance' && !name.startsWith('count') ? unitOf(measure.unit) : undefined
    const of = (row: Row): Value => {
      if (measure === undefined || (name === 'count' && measure === 'rows')) return constant(true)
      if (isMoney(measure)) return this.#converted(measure, row)
      if (scale !== undefined && isDuration(measure)) return elapsed(measure, (column) => this.#rows.local(row, column))
      return evaluate(measure, (column) => this.#rows.local(row, column), this.#rows.zone)
    }
    const found = aggregate(
      name,
      rows.map((row) => ({ value: of(row), over: this.timeOf(metric, row), ties: keyOfRow(row) })),
      metric,
    )
    const scaled =
      found !== null && (found.kind === 'exact' || found.kind === 'double') && scale !== undefined ? double(numberOf(found) / scale) : found
    return scaled ?? this.#empty(metric)
  }

  /** A row's metric time (S14). */
  timeOf(metric: SimpleSource, row: Row): Value {
    const name = metric.time ?? row.model.metricTime
    return name === undefined ? null : this.#rows.local(row, name)
  }

  /** An amount at the latest rate on or before its day (S29). */
  #converted({ money, currency, on }: Extract<Measure, { readonly money: unknown }>, row: Row): Value {
    const local = (name: string) => this.#rows.local(row, name)
    const amount = evaluate(money, local, this.#rows.zone)
    const from = local(currency)
    if (amount === null || (from?.kind === 'text' && from.value === this.#currency)) return amount
    const time = local(on)
    const rate = from?.kind === 'text' && time !== null && 'micros' in time ? this.#rate(from.value, wallOf(time, this.#rows.zone)) : null
    if (rate === null) throw new MissingRate()
    return calculate('multiply', [amount, rate])
  }

  #rate(from: string, wall: bigint): Value {
    const table = this.#world.tables.find(({ name }) => name === this.#world.rates?.table)
    const { rates } = this.#world
    if (table === undefined || rates === undefined) return null
    const at = (row: PlainRow, column: string): Value => row.cells.get(column) ?? null
    const rows = this.#rows.plain(table.name).filter((row) => {
      const [currency, target, date] = [at(row, rates.from), at(row, rates.to), at(row, rates.date)]
      return (
        currency?.kind === 'text' &&
        currency.value === from &&
        target?.kind === 'text' &&
        target.value === this.#currency &&
        date !== null &&
        'micros' in date &&
        date.micros <= wall
      )
    })
    const day = (row: PlainRow): bigint => {
      const date = at(row, rates.date)
      return date !== null && 'micros' in date ? date.micros : 0n
    }
    const latest = rows.reduce<PlainRow | undefined>((best, row) => (best === undefined || day(row) > day(best) ? row : best), undefined)
    return latest === undefined ? null : at(latest, rates.rate)
  }

  /** The type of a metric's values. */
  typeOf(name: string): NumberType {
    const metric = this.metric(name)
    if (metric.type === 'ratio') return 'double'
    if (metric.type === 'derived') return this.formulaType(metric.formula)
    const aggregation = AGGREGATES.find((one) => metric[one] !== undefined) ?? 'count'
    const measure = metric[aggregation]
    if (aggregation.startsWith('count')) return 'integer'
    if (
      measure === undefined ||
      ['avg', 'median', 'stddev', 'variance'].includes(aggregation) ||
      (aggregation === 'percentile' && metric.discrete !== true)
    )
      return 'double'
    if (isMoney(measure)) return 'decimal'
    return typeOf(measure, (column) => this.#rows.typeOfLocal(this.#rows.model(metric.model), column))
  }

  formulaType(formula: Formula): NumberType {
    if (typeof formula === 'number') return Number.isInteger(formula) ? 'integer' : 'decimal'
    if (typeof formula === 'string') return this.typeOf(formula)
    if ('metric' in formula) return this.typeOf(formula.metric)
    const [operator, operands] = arithmeticOf<Formula>(formula)
    return operator === 'multiply' || operator === 'divide' ? 'double' : widest(operands.map((one) => this.formulaType(one)))
  }
}

/** An amount has no rate: such an answer is refused. */
export class MissingRate extends Error {}

function isMoney(measure: Measure | undefined): measure is Extract<Measure, { readonly money: unknown }> {
  return typeof measure === 'object' && 'money' in measure
}

export function isDuration(measure: Measure | undefined): measure is Extract<Measure, { readonly from: unknown }> {
  return typeof measure === 'object' && 'from' in measure
}

function keyOfRow({ model, cells }: Row): readonly Value[] {
  return [model.key].flat().map((column) => cells.get(column) ?? null)
}
