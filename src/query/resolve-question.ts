import { Temporal } from 'temporal-polyfill'
import type { Catalog, Metric } from '../catalog/catalog.ts'
import { namesCompared } from '../catalog/filter-names.ts'
import { filterPredicate, type NameLookup } from '../catalog/filter-predicate.ts'
import { isTime } from '../catalog/is-time.ts'
import { type Report, under } from '../catalog/report.ts'
import { grainOf, isMetricTime, type TimeGrains } from '../catalog/time-grains.ts'
import type { ParsedFilter } from '../definition/filter-input.ts'
import { columnOf, type Expression, type Predicate } from '../expression/expression.ts'
import { FaultError, InvalidQuestionError, type Problem } from '../problem/problem.ts'
import { didYouMean } from '../problem/suggest.ts'
import { askedMetric } from './asked-metric.ts'
import { type Binding, bindTo } from './bind.ts'
import { checkCompared } from './check-compared.ts'
import { checkFitting } from './check-fitting.ts'
import { checkReach } from './check-reach.ts'
import { comparedPeriod, intervalOf } from './compared-period.ts'
import { readCursor } from './cursor.ts'
import { type Asked, finestMetric, namesAsked } from './finer-metric.ts'
import { parseFilter } from './parse-filter.ts'
import type { PartScope, SliceTimes } from './part-scope.ts'
import type { Policy } from './policy.ts'
import type { OrderInput, Question } from './question.ts'
import { readQuestion } from './read-question.ts'
import { resolveAccess } from './resolve-access.ts'
import { resolveOrder } from './resolve-order.ts'
import { keyTypes, resolvePart } from './resolve-part.ts'
import { type Records, type RecordsScope, resolveRecords } from './resolve-records.ts'
import { resolveShown } from './resolve-shown.ts'
import { isCountable, resolvePeriod, resolveZone } from './resolve-time.ts'
import type { OrderTerm, ResolvedContent, ResolvedKey, ResolvedMetric, ResolvedPart, ResolvedQuestion } from './resolved-question.ts'
import { groupingParts } from './spread.ts'
import { maySeeMetric } from './visible-metric.ts'

/** What a question is resolved against. */
export interface Against {
  readonly catalog: Catalog
  readonly policy: Policy
  /** The instant that counts as now where the question names none. */
  readonly now: Date
  readonly defaults: QuestionDefaults
}

export interface QuestionDefaults {
  readonly timezone: string
  readonly currency: string
  /** The most groups that one answer holds; a question for more is refused, never cut short. */
  readonly maxGroups: number
}

/** Marks a question as resolved: nothing else in Grainline can make one. */
function isResolved(content: ResolvedContent): content is ResolvedQuestion {
  return content.metrics.length + content.keys.length > 0
}

/**
 * Resolves a question against the catalog and what its caller may see.
 *
 * @throws InvalidQuestionError with everything that is wrong with it
 */
export function resolveQuestion(given: Question, against: Against): ResolvedQuestion {
  const problems: Problem[] = []
  const report: Report = (code, message, path) => problems.push({ code, message, path })
  const question = readQuestion(given, report)
  const content = question && knownTimes(() => resolveContent(question, against, report), problems)
  if (problems.length > 0) throw new InvalidQuestionError(dedupe(problems))
  if (content === undefined || !isResolved(content))
    throw new FaultError('A question without problems was not resolved. This is a fault of Grainline; report it with the question.')
  return content
}

/** A time that a calendar does not reach ends what can be said of a question; its refusal joins what was found before. */
function knownTimes<Value>(resolve: () => Value, problems: Problem[]): Value | undefined {
  try {
    return resolve()
  } catch (error) {
    if (!(error instanceof InvalidQuestionError)) throw error
    problems.push(...error.problems)
    return undefined
  }
}

/** One slip met by several metrics is one problem. */
function dedupe(problems: readonly Problem[]): readonly Problem[] {
  return [...new Map(problems.map((problem) => [`${problem.code} ${problem.message}`, problem])).values()]
}

function resolveContent(question: Question, against: Against, report: Report): ResolvedContent | undefined {
  const { catalog, defaults } = against
  const { grains } = catalog
  const zone = resolveZone(question.timezone ?? defaults.timezone, under(report, 'timezone')) ?? 'UTC'
  const currency = checkedCurrency(question.currency ?? defaults.currency, report)
  const asOf = resolveAsOf(question.asOf, against.now, zone, under(report, 'asOf'))
  const clock = asOf && { asOf, grains }
  const period = question.period && clock && resolvePeriod(question.period, clock, under(report, 'period'))
  const filters = (question.where ?? []).map((filter, index) => parseFilter(filter, under(report, 'where', index)))
  const having = question.having && parseFilter(question.having, under(report, 'having'))
  const metrics = askedMetrics(question, { filters, having }, against, report)
  const access = resolveAccess(catalog, against.policy, report)
  if (metrics.length === 0 || asOf === undefined || clock === undefined) return undefined
  const binding = bindTo({ zone, currency, asOf: asOf.toInstant().toString(), grains, hours: catalog.options.businessHours })
  const by = uniqueBy(question.by ?? [], report)
  const compared = checkCompared(question.compared ?? [], clock, under(report, 'compared'))
  const times: SliceTimes = { period, interval: intervalOf(period, asOf), compared }
  const scope: PartScope = {
    ...times,
    slice: times,
    ...clock,
    catalog,
    zone,
    filters,
    by,
    binding,
    report,
    policy: against.policy,
    within: question.within,
    outside: question.outside,
    per: [],
    entityNames: new Map(),
  }
  const parts = metrics.flatMap((metric) => metric.parts.map((part) => resolvePart(metric, part, scope)))
  const known = parts.find((part) => part !== undefined)
  const keys = resolveKeys(by, known, grains)
  checkFitting({ currency: question.currency, metrics, keys, parts }, report)
  const read = compared.length === 0 ? undefined : comparedPeriod(period, compared, clock)
  checkReach(keys, [period, read], zone)
  const records = recordsOf(question, metrics[0], parts, { catalog, policy: against.policy, by: keys, binding }, report)
  const order = records?.order ?? resolveOrder(groupOrder(question), keys, metrics, under(report, 'orderBy'))
  return {
    zone,
    asOf: asOf.toInstant().toString(),
    period,
    compared: read,
    keys: records?.keys ?? keys,
    metrics: records?.metrics ?? boundMetrics(metrics, binding),
    parts: records?.parts ?? [...new Map(parts.filter((part) => part !== undefined).map((part) => [part.id, part])).values()],
    grouping: records?.grouping ?? groupingOf(question, metrics, parts),
    access: new Map([...access].map(([name, test]) => [name, binding.predicate(test)])),
    rates: catalog.options.rates,
    having: records?.having ?? (having && resolveHaving(having, keys, metrics, binding, under(report, 'having'))),
    order,
    first: resolveFirst(question.first, defaults.maxGroups, report),
    after: resolveAfter(question.after, order, report),
    ...resolveShown(question, { keys, metrics, parts, scope }),
    totalCount: question.totalCount ?? false,
    maxGroups: defaults.maxGroups,
    depth: records === undefined ? (question.within?.depth ?? 0) : 0,
  }
}

function boundMetrics(metrics: readonly Metric[], binding: Binding): readonly ResolvedMetric[] {
  return metrics.map(({ name, type, formula }) => ({ name, type, formula: binding.expression(formula) }))
}

/** Records have an order of their own. */
function groupOrder({ records, orderBy = [] }: Question): readonly OrderInput[] {
  return records === true ? [] : orderBy
}

function recordsOf(
  { records, orderBy = [] }: Question,
  metric: Metric | undefined,
  parts: readonly (ResolvedPart | undefined)[],
  scope: Omit<RecordsScope, 'orderBy'>,
  report: Report,
): Records | undefined {
  return records === true && metric !== undefined ? resolveRecords(metric, parts, { ...scope, orderBy }, report) : undefined
}

/** Parts of the metrics that were asked for, and not only ordered or filtered by. */
function groupingOf(question: Question, metrics: readonly Metric[], parts: readonly (ResolvedPart | undefined)[]): ReadonlySet<string> {
  const asked = new Set(metrics.filter(({ name }) => question.metrics.includes(name)).flatMap((metric) => metric.parts.map(({ id }) => id)))
  return groupingParts(parts.flatMap((part) => (part !== undefined && asked.has(part.id) ? [part] : [])))
}

function checkedCurrency(currency: string, report: Report): string {
  if (!/^[A-Z]{3}$/.test(currency))
    report('unknown-currency', `"${currency}" is no currency. A currency has an ISO 4217 code, such as "EUR".`, ['currency'])
  return currency
}

function resolveAfter(cursor: string | undefined, order: readonly OrderTerm[], report: Report): readonly (string | null)[] | undefined {
  const after = cursor === undefined ? undefined : readCursor(order, cursor)
  if (cursor !== undefined && after === undefined)
    report(
      'unreadable-cursor',
      'The cursor in "after" was not made by this question in this order. Use an "endCursor" of the same breakdown.',
      ['after'],
    )
  return after
}

/** Metrics that are only ordered or filtered by are computed as well, and make no groups. */
function askedMetrics(
  question: Question,
  { filters, having }: { readonly filters: readonly (ParsedFilter | undefined)[]; readonly having: ParsedFilter | undefined },
  { catalog, policy }: Against,
  report: Report,
): readonly Metric[] {
  const ordered = (question.records === true ? [] : (question.orderBy ?? [])).flatMap(({ metric }) => metric ?? [])
  const had = (having === undefined ? [] : namesCompared(having)).filter((name) => {
    const metric = catalog.metrics.get(name)
    return metric !== undefined && maySeeMetric(metric, catalog, policy)
  })
  const names = [...new Set([...question.metrics, ...(question.also ?? []), ...ordered, ...had])]
  if (names.length === 0) report('no-metric', 'The question names no metric. Select at least one, or name them in "of".', ['metrics'])
  const asked: Asked = { names: namesAsked(question, filters), catalog, policy }
  const metrics = names.flatMap((name, index) => {
    const metric = askedMetric(name, catalog, policy, under(report, 'metrics', index))
    return metric === undefined ? [] : [question.addsUp === true ? metric : finestMetric(metric, asked)]
  })
  const [first] = metrics
  if (first !== undefined && (question.by ?? []).length > 0 && metrics.every(({ parts }) => parts.length === 0))
    report(
      'no-rows',
      `"${first.name}" is computed from no rows, so it has no groups. Ask for it without "by", or beside a metric that has rows.`,
      ['by'],
    )
  return metrics
}

function resolveAsOf(text: string | undefined, now: Date, zone: string, report: Report): Temporal.ZonedDateTime | undefined {
  try {
    const asOf = Temporal.Instant.from(text ?? now.toISOString()).toZonedDateTimeISO(zone)
    if (!isCountable(asOf)) throw new RangeError(text)
    return asOf
  } catch {
    report('unreadable-time', `"${text}" is no instant. "asOf" is written "2025-01-31T10:00:00Z".`, [])
    return undefined
  }
}

function uniqueBy(by: readonly string[], report: Report): readonly string[] {
  by.forEach((name, index) => {
    if (by.indexOf(name) < index) report('repeated-dimension', `"by" names "${name}" twice.`, ['by', index])
  })
  return [...new Set(by)]
}

function resolveKeys(by: readonly string[], part: ResolvedPart | undefined, grains: TimeGrains): readonly ResolvedKey[] {
  const types = part === undefined ? [] : keyTypes(part)
  return by.map((name, index) => {
    const type = types[index] ?? 'text'
    // A dimension that is no time may have a name like those of one: "modelYear".
    return { name, type, grain: isTime(type) ? grainOf(name, grains) : undefined, isMetricTime: isMetricTime(name, grains) }
  })
}

function resolveHaving(
  having: ParsedFilter,
  keys: readonly ResolvedKey[],
  metrics: readonly Metric[],
  binding: Binding,
  report: Report,
): Predicate | undefined {
  const columns = new Map<string, Expression>([
    ...keys.map((key) => [key.name, columnOf(key.name, key.type)] as const),
    ...metrics.map((metric) => [metric.name, columnOf(metric.name, metric.type)] as const),
  ])
  const lookup: NameLookup = (name, at) => {
    const found = columns.get(name)
    if (found === undefined)
      at('unknown-name', `"having" tests metrics and the names in "by", and "${name}" is neither.${didYouMean(name, columns.keys())}`, [])
    return found
  }
  const test = filterPredicate(having, lookup, report)
  return test && binding.predicate(test)
}

function resolveFirst(first: number | undefined, most: number, report: Report): number | undefined {
  if (first !== undefined && (!Number.isInteger(first) || first < 1 || first > most))
    report('first-out-of-range', `"first" is a whole number from 1 to ${most}, and this is ${first}.`, ['first'])
  return first
}
