import { z } from 'zod'
import type { ParameterValue } from '../definition/metric-definition.ts'
import type { Expression, Parameter } from '../expression/expression.ts'
import { type LeafMapping, mapAggregation, mapExpression, mapFormula, mapPredicate } from '../expression/map.ts'
import { mapFrame } from '../expression/time-frame.ts'
import { columnsIn } from '../expression/walk.ts'
import { didYouMean, quoteList } from '../problem/suggest.ts'
import type { Catalog, Metric, Part } from './catalog.ts'
import { freshnessMetric } from './freshness.ts'
import { renamed } from './narrow-input.ts'
import { mapOutcome } from './outcome.ts'
import { operandOf, type Ratio } from './ratio-of.ts'
import type { Report } from './report.ts'

/** What a question may set of a metric: one of its variants, and its parameters. */
export interface MetricArguments {
  readonly variant?: string | undefined
  readonly parameters: Readonly<Record<string, ParameterValue>>
}

/** A metric with arguments as one name: `nps`, or `nps {"variant":"scale1To5"}`. Defaults are left out, so that equal requests are one. */
export function requestName(metric: Metric, { variant, parameters }: MetricArguments): string {
  const set = Object.entries(parameters).filter(([name, value]) => metric.parameters.get(name)?.default !== value)
  const chosen = variant === metric.defaultVariant ? undefined : variant
  if (chosen === undefined && set.length === 0) return metric.name
  const sorted = Object.fromEntries(set.sort(([a], [b]) => (a < b ? -1 : 1)))
  return `${metric.name} ${JSON.stringify(chosen === undefined ? sorted : { variant: chosen, ...sorted })}`
}

/** A request for the numerator or denominator of what another one asks for. */
export function requestedOperand(request: string, operand: keyof Ratio): string {
  const space = request.indexOf(' ')
  if (space < 0) return `${request} ${JSON.stringify({ operand })}`
  return `${request.slice(0, space)} {"operand":"${operand}",${request.slice(space + 2)}`
}

/** The metric that a request means, under the request's name; reports what there is not. */
export function requestedMetric(request: string, catalog: Pick<Catalog, 'metrics' | 'models'>, report: Report): Metric | undefined {
  const space = request.indexOf(' ')
  const name = space < 0 ? request : request.slice(0, space)
  const metric = catalog.metrics.get(name) ?? freshnessMetric(name, catalog)
  if (metric === undefined) report('unknown-metric', `There is no metric "${name}".${didYouMean(name, catalog.metrics.keys())}`, [])
  if (metric === undefined || (space < 0 && metric.parameters.size === 0)) return metric
  const given: z.infer<typeof argumentsSchema> = space < 0 ? {} : readArguments(request, space, report)
  const variant = typeof given.variant === 'string' ? chosenVariant(metric, given.variant, report) : metric
  const set = Object.entries(given).flatMap(([key, value]) =>
    key !== 'variant' && key !== 'operand' && value !== undefined && checkedParameter(metric, key, value, report)
      ? [[key, value] as const]
      : [],
  )
  reportMissing(metric, Object.keys(given), report)
  const meant = variant && given.operand !== undefined ? operandOf(variant, given.operand) : variant
  if (variant !== undefined && meant === undefined)
    report('no-ratio', `"${name}" is not one sum over another, so it has no ${given.operand}.`, [])
  return meant && settled(withValues({ ...meant, name: request }, Object.fromEntries(set)))
}

const argumentsSchema = z
  .object({ variant: z.string().optional(), operand: z.enum(['numerator', 'denominator']).optional() })
  .catchall(z.union([z.number(), z.string()]))

/** Arguments that cannot be read are reported, never dropped: the answer would be of another metric than was asked for. */
function readArguments(request: string, space: number, report: Report): z.infer<typeof argumentsSchema> {
  const read = argumentsSchema.safeParse(parsed(request.slice(space + 1)))
  if (read.success) return read.data
  report(
    'unreadable-arguments',
    `The arguments of ${JSON.stringify(request)} cannot be read. They are written as JSON behind the name and a space: "variant" is text, parameters are numbers or texts, such as ${request.slice(0, space)} {"variant":"name","parameter":1}.`,
    [],
  )
  return {}
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A variant with what is to be done about all of them beside what is to be done about it. */
function chosenVariant(metric: Metric, variant: string, report: Report): Metric | undefined {
  const found = metric.variants.get(variant)
  if (found === undefined)
    report('unknown-variant', `"${metric.name}" has no variant "${variant}".${didYouMean(variant, metric.variants.keys())}`, [])
  return found && { ...found, playbook: [...metric.playbook, ...found.playbook] }
}

/** A parameter without a default is no number until a question sets it. */
function reportMissing(metric: Metric, given: readonly string[], report: Report): void {
  for (const [name, { default: value, description }] of metric.parameters) {
    if (value !== undefined || given.includes(name)) continue
    const what = description === undefined ? '' : `: ${description.replace(/\.$/, '')}`
    report('missing-parameter', `"${metric.name}" needs "${name}"${what}. Give it as an argument: ${metric.name}(${name}: …).`, [])
  }
}

function checkedParameter(metric: Metric, name: string, value: ParameterValue, report: Report): boolean {
  const parameter = metric.parameters.get(name)
  if (parameter === undefined) {
    report('unknown-parameter', `"${metric.name}" has no parameter "${name}".${didYouMean(name, metric.parameters.keys())}`, [])
    return false
  }
  if ('values' in parameter) return listed(metric, name, parameter.values, value, report)
  if (typeof value === 'string') {
    report('wrong-type', `"${name}" of "${metric.name}" is a number, and this is the text ${JSON.stringify(value)}.`, [])
    return false
  }
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY, whole = false } = parameter
  if (value >= min && value <= max && (!whole || Number.isSafeInteger(value))) return true
  const limits = [parameter.min === undefined ? '' : ` from ${min}`, parameter.max === undefined ? '' : ` to ${max}`].join('')
  report('parameter-out-of-range', `"${name}" of "${metric.name}" is a ${whole ? 'whole ' : ''}number${limits}, and this is ${value}.`, [])
  return false
}

function listed(metric: Metric, name: string, values: readonly string[], value: ParameterValue, report: Report): boolean {
  if (typeof value === 'string' && values.includes(value)) return true
  const near = typeof value === 'string' ? didYouMean(value, values) : ''
  report(
    'parameter-not-listed',
    `"${name}" of "${metric.name}" is one of ${quoteList(values, 20)}, and this is ${JSON.stringify(value)}.${near}`,
    [],
  )
  return false
}

/** Without what a parameter that is set, or known to be null, makes needless: nothing is read for it. */
function settled(metric: Metric): Metric {
  const formula = mapFormula(metric.formula, (node) => {
    if (node.kind !== 'coalesce') return node
    const operands = node.operands.filter((operand) => !isParameter(operand, false))
    const first = operands.findIndex((operand) => isParameter(operand, true))
    const [only, ...others] = first < 0 ? operands : operands.slice(0, first + 1)
    return only === undefined ? node : others.length === 0 ? only : { ...node, operands: [only, ...others] }
  })
  const read = new Set(columnsIn(formula).map(({ name }) => name))
  return { ...metric, formula, parts: metric.parts.filter(({ id }) => read.has(id)) }
}

function isParameter(node: Expression, isSet: boolean): boolean {
  const of = node.kind === 'cast' ? node.of : node
  return of.kind === 'parameter' && (of.value !== null) === isSet
}

/** A metric whose parameters have these values, its parts apart from those with others. */
function withValues(metric: Metric, values: Readonly<Record<string, ParameterValue>>): Metric {
  if (Object.keys(values).length === 0) return metric
  const set = ({ name, value }: Parameter) => (Object.hasOwn(values, name) ? (values[name] ?? value) : value)
  const mapping: LeafMapping = { parameter: (parameter) => ({ ...parameter, value: set(parameter) }) }
  const own = renamed(
    metric.parts.map((part) => setPart(part, mapping)),
    metric.formula,
    metric.name,
  )
  return { ...metric, parts: own.parts, formula: mapExpression(own.formula, mapping) }
}

function setPart(part: Part, mapping: LeafMapping): Part {
  const where = part.where && mapPredicate(part.where, mapping)
  const aggregation = mapAggregation(part.aggregation, mapping)
  if (part.kind === 'rows')
    return { ...part, where, aggregation, frame: mapFrame(part.frame, mapping), outcome: part.outcome && mapOutcome(part.outcome, mapping) }
  const inner = part.inner.map((metric) => ({
    ...metric,
    formula: mapExpression(metric.formula, mapping),
    parts: metric.parts.map((one) => setPart(one, mapping)),
  }))
  return { ...part, where, aggregation, inner }
}
