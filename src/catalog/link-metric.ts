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
import type { DeclaredNames, Located } from '../definition/parse-definitions.ts'
import { REPORTING_CURRENCY, sameUnit, type Unit, unitName } from '../definition/unit.ts'
import { columnOf, divide, type Expression, literal } from '../expression/expression.ts'
import type { Problem } from '../problem/problem.ts'
import { didYouMean } from '../problem/suggest.ts'
import type { Metric, Model, RateSource, RowPart } from './catalog.ts'
import type { Computed } from './computed.ts'
import { filterPredicate } from './filter-predicate.ts'
import { formulaInWords, inputInWords, simpleInWords } from './in-words.ts'
import { type LinkedAggregation, linkAggregation } from './link-aggregation.ts'
import { linkConversion } from './link-conversion.ts'
import { accumulate } from './link-cumulative.ts'
import { isTime } from './link-expression.ts'
import { linkPerEntity } from './link-per-entity.ts'
import { linkRetention } from './link-retention.ts'
import { linkState } from './link-state.ts'
import { checkVersions } from './link-validity.ts'
import { metricScope } from './metric-scope.ts'
import { narrowInput } from './narrow-input.ts'
import { canBeNull } from './nullability.ts'
import { checkDimensions, notToldApart } from './numerator-only.ts'
import { quiet, type Report, under } from './report.ts'
import { combineUnits, isScalar, type Operand } from './unit-algebra.ts'
import { parameterNamed, withParameters } from './with-parameters.ts'

export interface MetricsToLink {
  readonly definitions: ReadonlyMap<string, Located<MetricDefinition>>
  readonly models: ReadonlyMap<string, Model>
  readonly rates: RateSource | undefined
  /** What has a name, although it may have problems of its own. */
  readonly declared: DeclaredNames
  readonly unsound: ReadonlySet<string>
  readonly problems: Problem[]
}

/** Links metrics on demand, inputs first, each once. */
export class MetricLinker {
  readonly #all: MetricsToLink
  readonly #linked = new Map<string, Metric | undefined>()
  readonly #trail: string[] = []

  constructor(all: MetricsToLink) {
    this.#all = all
  }

  /** The metric; nothing where it has problems, which are noted once. */
  link(name: string): Metric | undefined {
    if (this.#linked.has(name)) return this.#linked.get(name)
    const located = this.#all.definitions.get(name)
    if (located === undefined) return undefined
    const report: Report = (code, message, path, part) => this.#all.problems.push(located.problem(code, message, path, part))
    const start = this.#trail.indexOf(name)
    if (start >= 0) {
      report(
        'cycle',
        `"${name}" is made of itself: ${[...this.#trail.slice(start), name].join(' → ')}. Take one of them out of the circle.`,
        [],
      )
      return undefined
    }
    this.#trail.push(name)
    const computed = this.#compute(located.definition, report)
    this.#trail.pop()
    const metric = computed && finish(located.definition, computed, (input) => this.#linked.get(input), report)
    this.#linked.set(name, metric)
    return metric
  }

  #compute(definition: MetricDefinition, report: Report): Computed | undefined {
    switch (definition.type) {
      case 'simple':
        return this.#simple(definition, report)
      case 'ratio':
        return this.#ratio(definition, report)
      case 'derived':
        return this.#derived(definition, report)
      case 'cumulative':
        return this.#cumulative(definition, report)
      case 'variants':
        return this.#variants(definition, report)
      case 'perEntity':
        return linkPerEntity(definition, (name) => this.link(name), this.#all, report)
      case 'conversion':
        return linkConversion(definition, (...input) => this.#input(...input), this.#all.models, report)
      case 'retention':
        return linkRetention(definition, (...input) => this.#input(...input), this.#all.models, report)
    }
  }

  #simple(definition: SimpleDefinition, reportAll: Report): Computed | undefined {
    const report = this.#all.unsound.has(definition.model) ? quiet(reportAll) : reportAll
    const model = this.#all.models.get(definition.model)
    if (model === undefined) {
      const { models } = this.#all.declared
      if (!models.has(definition.model))
        report('unknown-model', `There is no model "${definition.model}".${didYouMean(definition.model, models)}`, ['model'])
      return undefined
    }
    const lookup = withParameters(metricScope(model, this.#all.models), definition.parameters)
    const time = definition.time === undefined ? model.metricTime?.expression : lookup(definition.time, under(report, 'time'))
    if (definition.time !== undefined && time !== undefined && !isTime(time.type))
      report('wrong-type', `"${definition.time}" is of type ${time.type}, and "time" names a time dimension.`, ['time'])
    const ties = model.key.flatMap((key) => model.columns.get(key) ?? [])
    const linked = linkAggregation(definition, { lookup, time, ties, rates: this.#all.rates }, report)
    const where = definition.where && filterPredicate(definition.where, lookup, under(report, 'where'))
    if (linked === undefined) return undefined
    const state = linkState(definition, model, lookup, time, report)
    const parts = linked.parts.map((part): RowPart => ({ kind: 'rows', ...part, model: model.name, time, where, ...state }))
    for (const part of parts.slice(0, 1)) checkVersions(definition.name, model, part, report)
    return withEmptyValue(definition, linked, parts)
  }

  #cumulative(definition: CumulativeDefinition, report: Report): Computed | undefined {
    const input = this.#input(definition.metric, `${definition.name}Input`, under(report, 'metric'))
    return input && accumulate(definition, input, report)
  }

  #ratio(definition: RatioDefinition, report: Report): Computed | undefined {
    const numerator = this.#input(definition.numerator, `${definition.name} numerator`, under(report, 'numerator'))
    const denominator = this.#input(definition.denominator, `${definition.name} denominator`, under(report, 'denominator'))
    if (numerator === undefined || denominator === undefined) return undefined
    const { numeratorOnly = [] } = definition
    checkDimensions(numeratorOnly, numerator, this.#all, under(report, 'numeratorOnly'))
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

  #derived(definition: DerivedDefinition, report: Report): Computed | undefined {
    const computed = this.#formula(definition.formula, definition, definition.name, under(report, 'formula'))
    return computed && { ...computed, inWords: formulaInWords(definition.formula).replace(/^\((.*)\)$/s, '$1') }
  }

  #formula(formula: ParsedFormula, definition: DerivedDefinition, id: string, report: Report): Computed | undefined {
    if ('value' in formula)
      return {
        formula: literal(formula.value, Number.isInteger(formula.value) ? 'integer' : 'decimal'),
        parts: [],
        unit: 'plain',
        additivity: 'nonAdditive',
        inputs: [],
        inWords: '',
      }
    if ('parameter' in formula) return this.#parameter(formula.parameter, definition, report)
    if ('coalesce' in formula) return this.#firstOf(formula.coalesce, definition, id, under(report, 'coalesce'))
    if ('ceil' in formula) return this.#ceiling(formula.ceil, definition, id, report)
    if ('input' in formula) return this.#input(formula.input, `${id} input`, report)
    const { operator } = formula
    const operands = formula.operands.map((operand, index) =>
      this.#formula(operand, definition, `${id} ${index + 1}`, under(report, operator, index)),
    )
    const linked = operands.filter((operand) => operand !== undefined)
    const [first, ...rest] = linked
    if (first === undefined || linked.length < operands.length) return undefined
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

  #parameter(name: string, { parameters }: DerivedDefinition, report: Report): Computed | undefined {
    const formula = parameterNamed(name, parameters, under(report, 'parameter'), 'may be unset')
    return formula && { formula, parts: [], unit: 'plain', additivity: 'nonAdditive', inputs: [], inWords: '' }
  }

  /** Values of one unit, the first that is there; a bare number has any. */
  #firstOf(formulas: readonly ParsedFormula[], definition: DerivedDefinition, id: string, report: Report): Computed | undefined {
    const all = formulas.map((formula, index) => this.#formula(formula, definition, `${id} ${index + 1}`, under(report, index)))
    const operands = all.filter((one) => one !== undefined)
    if (operands.length < all.length) return undefined
    const units = operands.flatMap(({ unit }) => (unit === 'plain' ? [] : [unit]))
    const [unit = 'plain' as const, ...others] = units
    const other = others.find((one) => unit !== 'plain' && !sameUnit(one, unit) && !(isScalar(one) && isScalar(unit)))
    if (other !== undefined && unit !== 'plain')
      report('unit-mismatch', `"coalesce" takes values of one unit, and these are ${unitName(unit)} and ${unitName(other)}.`, [])
    return {
      formula: { kind: 'coalesce', operands: operands.map((one) => asDouble(one.formula)), type: 'double' },
      parts: operands.flatMap(({ parts }) => parts),
      unit,
      additivity: 'nonAdditive',
      inputs: operands.flatMap(({ inputs }) => inputs),
      inWords: '',
    }
  }

  #ceiling(formula: ParsedFormula, definition: DerivedDefinition, id: string, report: Report): Computed | undefined {
    const of = this.#formula(formula, definition, id, under(report, 'ceil'))
    return of && { ...of, formula: { kind: 'ceiling', of: of.formula, type: 'double' }, additivity: 'nonAdditive' }
  }

  /** The default meaning, with all of them beside it. */
  #variants(definition: VariantsDefinition, report: Report): Computed | undefined {
    const linked = Object.entries(definition.variants).map(
      ([variant, name]) => [variant, this.#named(name, under(report, 'variants', variant))] as const,
    )
    const found = new Map(linked.flatMap(([variant, metric]) => (metric === undefined ? [] : [[variant, metric] as const])))
    const meant = found.get(definition.default)
    if (meant === undefined && !(definition.default in definition.variants))
      report(
        'unknown-variant',
        `"${definition.name}" has no variant "${definition.default}".${didYouMean(definition.default, Object.keys(definition.variants))}`,
        ['default'],
      )
    return meant && { ...meant, variants: found, inputs: [...found.values()].map(({ name }) => name) }
  }

  #named(name: string, report: Report): Metric | undefined {
    const metric = this.link(name)
    const { metrics } = this.#all.declared
    if (metric === undefined && !metrics.has(name))
      report('unknown-metric', `There is no metric "${name}".${didYouMean(name, metrics)}`, [])
    return metric
  }

  /** A metric used by another; with a filter of its own, its parts are computed apart under names that begin with `id` and a space, which no metric's name has. */
  #input(input: MetricInput, id: string, report: Report): Computed | undefined {
    const metric = this.#named(input.metric, report)
    if (metric === undefined) return undefined
    return narrowInput(metric, input, id, this.#all, report)
  }
}

/** A sum of values adds up as far as all of them do. */
function leastAdditive(all: readonly Metric['additivity'][]): Metric['additivity'] {
  if (all.includes('nonAdditive')) return 'nonAdditive'
  return all.includes('semiAdditive') ? 'semiAdditive' : 'additive'
}

function asDouble(of: Expression): Expression {
  return of.type === 'double' ? of : { kind: 'cast', of, type: 'double' }
}

function unitOrReport(unit: Operand | string, report: Report): Operand {
  if (typeof unit !== 'string' || unit === 'plain') return unit
  report('unit-mismatch', unit, [])
  return { kind: 'number' }
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

function orElse(formula: Expression, empty: number): Expression {
  const type = typeWith(formula.type, empty)
  return { kind: 'coalesce', operands: [formula, literal(empty, type)], type }
}

/** The type that holds a metric's values and also the one that it has where there are no rows. */
function typeWith(type: Expression['type'], empty: number | null): Expression['type'] {
  return type === 'integer' && !Number.isInteger(empty ?? 0) ? 'decimal' : type
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

function finish(definition: MetricDefinition, computed: Computed, linked: (name: string) => Metric | undefined, report: Report): Metric {
  const own = computed.unit === 'plain' ? ({ kind: 'number' } as const) : computed.unit
  const declared = definition.unit
  if (
    declared !== undefined &&
    own.kind !== 'number' &&
    own.kind !== 'count' &&
    !(isScalar(own) && isScalar(declared)) &&
    !sameUnit(declared, own)
  )
    report(
      'unit-mismatch',
      `The unit of "${definition.name}" is declared as ${unitName(declared)}, and what it computes has the unit ${unitName(own)}. Declare that one, or leave "unit" out.`,
      ['unit'],
    )
  const empty = definition.type !== 'simple' || !canBeNull(computed.formula) ? definition.whenEmpty : (definition.whenEmpty ?? undefined)
  const formula = typeof empty === 'number' && canBeNull(computed.formula) ? orElse(computed.formula, empty) : computed.formula
  if (definition.exact === true && formula.type === 'double')
    report(
      'exact-needs-decimal',
      `"${definition.name}" cannot be exact: it is not made by adding whole or decimal numbers. Exact are sum, min, max, first, last, any and count over such columns, and their sums and differences.`,
      ['exact'],
    )
  const { label, description, synonyms, owner, tags, translations } = definition
  const parts = new Map(computed.parts.map((part) => [part.id, part]))
  return {
    name: definition.name,
    kind: definition.type,
    words: { label, description, synonyms, owner, tags, translations },
    unit: declared ?? own,
    format: definition.format,
    goodWhen: definition.goodWhen ?? 'neutral',
    tier: definition.tier,
    standard: definition.standard,
    additivity: computed.additivity,
    type:
      definition.exact === true
        ? 'decimal'
        : formula.type === 'integer' && [...(computed.variants?.values() ?? [])].every(({ type }) => type === 'integer')
          ? 'integer'
          : 'double',
    nullable: canBeNull(formula) || [...(computed.variants?.values() ?? [])].some(({ nullable }) => nullable),
    formula,
    parts: [...parts.values()],
    inWords: computed.inWords,
    inputs: computed.inputs,
    variants: computed.variants ?? new Map(),
    defaultVariant: definition.type === 'variants' ? definition.default : undefined,
    parameters: new Map([
      ...computed.inputs.flatMap((input) => [...(linked(input)?.parameters ?? [])]),
      ...Object.entries(definition.parameters ?? {}),
      ...Object.entries(computed.ownParameters ?? {}),
    ]),
  }
}
