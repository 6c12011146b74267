import type {
  CumulativeDefinition,
  DerivedDefinition,
  MetricDefinition,
  MetricInput,
  ParsedFormula,
  RatioDefinition,
  SimpleDefinition,
  VariantsDefinition,
} from '../definition/metric-definition.ts'
import { type Located, NOTHING } from '../definition/parse-definitions.ts'
import { REPORTING_CURRENCY, sameUnit, type Unit, unitName } from '../definition/unit.ts'
import { columnOf, divide, type Expression, literal } from '../expression/expression.ts'
import type { Problem } from '../problem/problem.ts'
import { didYouMean } from '../problem/suggest.ts'
import type { Metric, Model, RateSource, RowPart } from './catalog.ts'
import type { Computed } from './computed.ts'
import { type Declared, type Doubts, UNKNOWN_NUMBER } from './doubt.ts'
import { filterPredicate } from './filter-predicate.ts'
import { finish, typeWith } from './finish-metric.ts'
import { formulaInWords, inputInWords, simpleInWords } from './in-words.ts'
import { type LinkedAggregation, linkAggregation } from './link-aggregation.ts'
import { linkConversion } from './link-conversion.ts'
import { accumulate } from './link-cumulative.ts'
import { linkPerEntity } from './link-per-entity.ts'
import { linkRetention } from './link-retention.ts'
import { linkRows } from './link-rows.ts'
import { linkScored } from './link-scored.ts'
import { linkState } from './link-state.ts'
import { checkVersions } from './link-validity.ts'
import { type KnownModels, scopeOf } from './metric-scope.ts'
import { narrowInput, renamed } from './narrow-input.ts'
import { checkDimensions, notToldApart } from './numerator-only.ts'
import { type Report, under } from './report.ts'
import type { TimeGrains } from './time-grains.ts'
import { combineUnits, isScalar, type Operand } from './unit-algebra.ts'
import { parameterNamed } from './with-parameters.ts'

export interface MetricsToLink {
  readonly definitions: ReadonlyMap<string, Located<MetricDefinition>>
  readonly models: ReadonlyMap<string, Model>
  readonly rates: RateSource | 'unknown' | undefined
  readonly declared: { readonly models: Declared; readonly metrics: Declared }
  readonly doubts: Doubts
  readonly grains: TimeGrains
  readonly problems: Problem[]
  readonly instead?: Instead
}

/** Metrics that stand in the place of others, in what is made of those. */
export interface Instead {
  /** What the name of each aggregation over entities begins with that goes by other metrics than usual. */
  readonly apart: string
  /** The metric in a place, which may be the usual one; nothing where it is linked like all others. */
  of(name: string): Metric | undefined
}

/** Links metrics on demand, inputs first, each once. */
export class MetricLinker {
  readonly #all: MetricsToLink
  readonly #linked = new Map<string, Metric | undefined>()
  readonly #trail: string[] = []
  /** Metrics whose unit is not known, as something of them is wrong. */
  readonly #unitless = new Set<string>()
  readonly #known: KnownModels
  /** Metrics that are another one here, or made of one that is. */
  readonly #replaced = new Set<string>()

  constructor(all: MetricsToLink) {
    this.#all = all
    this.#known = { models: all.models, doubts: all.doubts, declared: all.declared.models, grains: all.grains }
  }

  /** The metric; of one with problems, which are noted once, what is known of it; nothing where none of that name could be read. */
  link(name: string): Metric | undefined {
    if (this.#linked.has(name)) return this.#linked.get(name)
    const located = this.#all.definitions.get(name)
    if (located === undefined) return undefined
    const other = this.#all.instead?.of(name)
    if (other !== undefined) {
      if (other.name !== name) this.#replaced.add(name)
      const metric = { ...other, name }
      this.#linked.set(name, metric)
      return metric
    }
    const report: Report = (code, message, path, part) => this.#all.problems.push(located.problem(code, message, path, part))
    const start = this.#trail.indexOf(name)
    if (start >= 0) {
      report(
        'cycle',
        `"${name}" is made of itself: ${[...this.#trail.slice(start), name].join(' → ')}. Take one of them out of the circle.`,
        [],
      )
      this.#unitless.add(name)
      return finish(
        located,
        UNKNOWN,
        () => undefined,
        () => {},
      ).metric
    }
    this.#trail.push(name)
    const computed = this.#apart(name, this.#compute(located, report))
    this.#trail.pop()
    const { metric, unitIsKnown } = finish(located, computed, (input) => this.#linked.get(input), report)
    if (!unitIsKnown) this.#unitless.add(name)
    this.#linked.set(name, metric)
    return metric
  }

  /** What goes by another metric has another name than what goes by the usual one: both may be asked for at once. */
  #apart(name: string, computed: Computed): Computed {
    const { instead } = this.#all
    if (instead === undefined || !computed.inputs.some((input) => this.#replaced.has(input))) return computed
    this.#replaced.add(name)
    return computed.parts.some(({ kind }) => kind === 'entities')
      ? { ...computed, ...renamed(computed.parts, computed.formula, instead.apart) }
      : computed
  }

  #compute({ definition, isLost }: Located<MetricDefinition>, report: Report): Computed {
    switch (definition.type) {
      case 'simple':
        return this.#simple(definition, isLost, report)
      case 'ratio':
        return this.#ratio(definition, isLost, report)
      case 'derived':
        return this.#derived(definition, isLost, report)
      case 'cumulative':
        return this.#cumulative(definition, isLost, report)
      case 'variants':
        return this.#variants(definition, isLost, report)
      case 'perEntity':
        return linkPerEntity(definition, { ...this.#known, input: (name, at) => this.#named(name, at), isLost }, report)
      case 'conversion':
        return (
          linkConversion(definition, (input, id, at) => this.#input(input, id, { definition, isLost }, at), this.#known, report) ?? UNKNOWN
        )
      case 'retention':
        return (
          linkRetention(definition, (input, id, at) => this.#input(input, id, { definition, isLost }, at), this.#known, report) ?? UNKNOWN
        )
      case 'scored':
        return linkScored(definition, this.#known, isLost, report)
    }
  }

  #simple(definition: SimpleDefinition, isLost: IsLost, report: Report): Computed {
    const { model, lookup, time, where } = linkRows(definition, this.#known, isLost, report)
    const ties = model?.key.flatMap((key) => model.columns.get(key) ?? []) ?? []
    const linked = linkAggregation(definition, { lookup, time, ties, rates: this.#all.rates, isLost }, report)
    const state = linkState(definition, { model, doubt: this.#all.doubts.get(definition.model), lookup, time, isLost }, report)
    const part = { kind: 'rows', model: definition.model, time, where, ...state } as const
    if (linked === undefined)
      return { ...UNKNOWN, parts: [{ ...part, id: definition.name, aggregation: { kind: 'countRows', type: 'integer' } }] }
    const parts = linked.parts.map((one): RowPart => ({ ...part, ...one }))
    const [first] = parts
    if (first !== undefined && model !== undefined) checkVersions(definition.name, model, first, report)
    return withEmptyValue(definition, linked, parts)
  }

  #cumulative(definition: CumulativeDefinition, isLost: IsLost, report: Report): Computed {
    const input = this.#input(definition.metric, `${definition.name}Input`, { definition, isLost }, under(report, 'metric'))
    return accumulate({ definition, isLost }, input, this.#all.grains, report)
  }

  #ratio(definition: RatioDefinition, isLost: IsLost, report: Report): Computed {
    const operand = (side: 'numerator' | 'denominator') =>
      this.#input(definition[side], `${definition.name} ${side}`, { definition, isLost }, under(report, side))
    const [numerator, denominator] = [operand('numerator'), operand('denominator')]
    const { numeratorOnly = [] } = definition
    checkDimensions(numeratorOnly, numerator, this.#known, under(report, 'numeratorOnly'))
    const below = notToldApart(denominator, numeratorOnly, `${definition.name} whole`)
    return {
      formula: divide(numerator.formula, below.formula),
      parts: [...numerator.parts, ...below.parts],
      unit: unitOrReport(combineUnits('divide', numerator.unit, denominator.unit), report),
      additivity: 'nonAdditive',
      inputs: [definition.numerator.metric, definition.denominator.metric],
      inWords: `${inputInWords(definition.numerator)} / ${inputInWords(definition.denominator)}`,
    }
  }

  #derived(definition: DerivedDefinition, isLost: IsLost, report: Report): Computed {
    if (isLost('formula') && 'value' in definition.formula) return UNKNOWN
    const computed = this.#formula(definition.formula, { definition, isLost }, definition.name, under(report, 'formula'))
    return { ...computed, inWords: formulaInWords(definition.formula).replace(/^\((.*)\)$/s, '$1') }
  }

  #formula(formula: ParsedFormula, from: Using, id: string, report: Report): Computed {
    if ('value' in formula)
      return { ...UNKNOWN, formula: literal(formula.value, Number.isInteger(formula.value) ? 'integer' : 'decimal'), unit: 'plain' }
    if ('parameter' in formula) return this.#parameter(formula.parameter, from, report)
    if ('coalesce' in formula) return this.#firstOf(formula.coalesce, from, id, under(report, 'coalesce'))
    if ('ceil' in formula) return this.#ceiling(formula.ceil, from, id, report)
    if ('input' in formula) return this.#input(formula.input, `${id} input`, from, report)
    const { operator } = formula
    const linked = formula.operands.map((operand, index) =>
      this.#formula(operand, from, `${id} ${index + 1}`, under(report, operator, index)),
    )
    const [first, ...rest] = linked
    if (first === undefined) return UNKNOWN
    const unit = rest.reduce<Operand>((left, right) => unitOrReport(combineUnits(operator, left, right.unit), report), first.unit)
    const exact = operator === 'add' || operator === 'subtract'
    const types = linked.map((operand) => operand.formula.type)
    const type = !exact || types.includes('double') ? 'double' : types.every((one) => one === 'integer') ? 'integer' : 'decimal'
    return {
      formula: { kind: 'arithmetic', operator, operands: linked.map((operand) => operand.formula), type },
      parts: linked.flatMap((operand) => operand.parts),
      unit,
      additivity: exact ? leastAdditive(linked.map((operand) => operand.additivity)) : 'nonAdditive',
      inputs: linked.flatMap((operand) => operand.inputs),
      inWords: '',
    }
  }

  #parameter(name: string, { definition: { parameters }, isLost }: Using, report: Report): Computed {
    const formula = isLost('parameters', name) ? undefined : parameterNamed(name, parameters, under(report, 'parameter'), 'may be unset')
    return formula === undefined ? UNKNOWN : { ...UNKNOWN, formula, unit: 'plain' }
  }

  /** Values of one unit, the first that is there; a bare number has any. */
  #firstOf(formulas: readonly ParsedFormula[], from: Using, id: string, report: Report): Computed {
    const operands = formulas.map((formula, index) => this.#formula(formula, from, `${id} ${index + 1}`, under(report, index)))
    const isUnknown = operands.some(({ unit }) => unit === 'unknown')
    const units = operands.flatMap(({ unit }) => (unit === 'plain' || unit === 'unknown' ? [] : [unit]))
    const [unit = 'plain' as const, ...others] = units
    const other = others.find((one) => unit !== 'plain' && !sameUnit(one, unit) && !(isScalar(one) && isScalar(unit)))
    if (other !== undefined && unit !== 'plain')
      report('unit-mismatch', `"coalesce" takes values of one unit, and these are ${unitName(unit)} and ${unitName(other)}.`, [])
    return {
      formula: { kind: 'coalesce', operands: operands.map((one) => asDouble(one.formula)), type: 'double' },
      parts: operands.flatMap(({ parts }) => parts),
      unit: isUnknown || other !== undefined ? 'unknown' : unit,
      additivity: 'nonAdditive',
      inputs: operands.flatMap(({ inputs }) => inputs),
      inWords: '',
    }
  }

  #ceiling(formula: ParsedFormula, from: Using, id: string, report: Report): Computed {
    const of = this.#formula(formula, from, id, under(report, 'ceil'))
    return { ...of, formula: { kind: 'ceiling', of: of.formula, type: 'double' }, additivity: 'nonAdditive' }
  }

  /** The default meaning, with all of them beside it. */
  #variants(definition: VariantsDefinition, isLost: IsLost, report: Report): Computed {
    const linked = Object.entries(definition.variants).map(
      ([variant, name]) => [variant, this.#named(name, under(report, 'variants', variant))] as const,
    )
    const found = new Map(linked.flatMap(([variant, metric]) => (metric === undefined ? [] : [[variant, metric] as const])))
    const meant = found.get(definition.default)
    const isKnown = Object.hasOwn(definition.variants, definition.default) || isLost('default') || isLost('variants', definition.default)
    if (meant === undefined && !isKnown)
      report(
        'unknown-variant',
        `"${definition.name}" has no variant "${definition.default}".${didYouMean(definition.default, Object.keys(definition.variants))}`,
        ['default'],
      )
    const unit = meant === undefined || this.#unitless.has(meant.name) ? 'unknown' : meant.unit
    return { ...(meant ?? UNKNOWN), unit, variants: found, inputs: [...found.values()].map(({ name }) => name) }
  }

  /** A metric that another one names; reports one that no definition has. */
  #named(name: string, report: Report): Metric | undefined {
    const metric = this.link(name)
    const { metrics, models } = this.#all.declared
    if (metric === undefined && !metrics.has(name) && name !== NOTHING) {
      const isModel = models.names.has(name)
      const way = isModel
        ? ` It is a model: name a metric over it, such as { model: "${name}", count: "rows" }.`
        : didYouMean(name, metrics.names)
      report('unknown-metric', `There is no metric "${name}".${way}`, [])
    }
    return metric
  }

  /** A metric used by another; with a filter of its own, its parts are computed apart under names that begin with `id` and a space, which no metric's name has. */
  #input(input: MetricInput, id: string, { definition: { parameters }, isLost }: Using, report: Report): Computed {
    const metric = this.#named(input.metric, report)
    if (metric !== undefined) {
      const narrowed = narrowInput(metric, input, id, { ...this.#known, own: { parameters, isLost } }, report)
      return this.#unitless.has(metric.name) ? { ...narrowed, unit: 'unknown' } : narrowed
    }
    const names = this.#all.declared.metrics.has(input.metric) ? () => undefined : scopeOf(NOTHING, this.#known)
    if (input.where !== undefined) filterPredicate(input.where, names, under(report, 'where'))
    return { ...UNKNOWN, inputs: [input.metric] }
  }
}

type IsLost = Located<unknown>['isLost']

/** A metric that uses others, while it is linked. */
interface Using {
  readonly definition: Pick<MetricDefinition, 'parameters'>
  readonly isLost: IsLost
}

/** What a metric computes that has problems of its own, for all that stands on it. */
const UNKNOWN: Computed = {
  formula: UNKNOWN_NUMBER,
  parts: [],
  unit: 'unknown',
  additivity: 'nonAdditive',
  inputs: [],
  inWords: '',
}

/** A sum of values adds up as far as all of them do. */
function leastAdditive(all: readonly Metric['additivity'][]): Metric['additivity'] {
  if (all.includes('nonAdditive')) return 'nonAdditive'
  return all.includes('semiAdditive') ? 'semiAdditive' : 'additive'
}

function asDouble(of: Expression): Expression {
  return of.type === 'double' ? of : { kind: 'cast', of, type: 'double' }
}

function unitOrReport(unit: ReturnType<typeof combineUnits>, report: Report): Operand {
  if (typeof unit === 'string' || 'kind' in unit) return unit
  report('unit-mismatch', unit.mismatch, [])
  return 'unknown'
}

/** A sum or count over no rows is 0, everything else null (S4), unless the definition says otherwise. */
function withEmptyValue(definition: SimpleDefinition, linked: LinkedAggregation, parts: readonly RowPart[]): Computed {
  const zero = linked.zeroWhenEmpty
  const plain: Expression = zero
    ? { kind: 'coalesce', operands: [linked.formula, literal(0, 'integer')], type: linked.formula.type }
    : linked.formula
  const { whenEmpty } = definition
  const base = {
    parts,
    unit: simpleUnit(definition, linked),
    additivity: linked.additive && (whenEmpty ?? 0) === 0 ? additivityOf(definition) : ('nonAdditive' as const),
    inputs: [],
    inWords: simpleInWords(definition),
  }
  const [first] = parts
  if (!zero || whenEmpty === undefined || whenEmpty === 0 || first === undefined) return { ...base, formula: plain }
  const rows: RowPart = { ...first, id: `${definition.name} rows`, aggregation: { kind: 'countRows', type: 'integer' } }
  const none = {
    kind: 'compare',
    operator: 'eq',
    left: { kind: 'coalesce', operands: [columnOf(rows.id, 'integer'), literal(0, 'integer')], type: 'integer' },
    right: literal(0, 'integer'),
  } as const
  const type = typeWith(plain.type, whenEmpty)
  const branches = [{ test: none, value: literal(whenEmpty, type) }]
  return { ...base, parts: [...parts, rows], formula: { kind: 'conditional', branches, otherwise: plain, type } }
}

/** States and balances add up over everything but time. */
function additivityOf({ span, snapshot }: SimpleDefinition): Metric['additivity'] {
  return span === undefined && snapshot === undefined ? 'additive' : 'semiAdditive'
}

/** Aggregations whose value has the unit of what they aggregate. */
const LINEAR = ['avg', 'median', 'percentile', 'sum', 'min', 'max', 'first', 'last', 'any', 'stddev'] as const

function simpleUnit(definition: SimpleDefinition, linked: LinkedAggregation): Unit {
  if (linked.money) return { kind: 'currency', code: REPORTING_CURRENCY }
  const measure = LINEAR.map((name) => definition[name]).find((given) => given !== undefined)
  if (measure !== undefined && 'from' in measure) return { kind: 'duration', unit: measure.unit }
  if (definition.unit !== undefined) return definition.unit
  return definition.count !== undefined || definition.countDistinct !== undefined ? { kind: 'count' } : { kind: 'number' }
}
