import type { Metric } from '../catalog/catalog.ts'
import { type Doubt, mayHave, mayLeadTo } from '../catalog/doubt.ts'
import { filterPredicate, type NameLookup } from '../catalog/filter-predicate.ts'
import type { Draft } from '../catalog/link-catalog.ts'
import { requestedMetric } from '../catalog/metric-request.ts'
import { type Report, under } from '../catalog/report.ts'
import { rowParts } from '../catalog/row-parts.ts'
import { splitReading } from '../catalog/time-grains.ts'
import { literal } from '../expression/expression.ts'
import { InvalidQuestionError } from '../problem/problem.ts'
import { didYouMean } from '../problem/suggest.ts'
import { parseFilter } from '../query/parse-filter.ts'
import { everything } from '../query/policy.ts'
import type { OrderInput, Question } from '../query/question.ts'
import { noDimension } from '../query/refusal.ts'
import { resolveQuestion } from '../query/resolve-question.ts'

const DEFAULTS = { timezone: 'UTC', currency: 'USD', maxGroups: 10_000 }

type Path = readonly (string | number)[]

/**
 * Reports why a question that a definition asks of one metric cannot be answered, under the question's own paths. Nothing is said of what
 * other definitions leave open because something of them is wrong.
 */
export function checkQuestion(question: Question, draft: Draft, report: Report): void {
  const { metrics } = draft.catalog
  const [request = ''] = question.metrics
  const [name = ''] = request.split(' ', 1)
  const metric = metrics.get(name)
  const asked = { ...question, orderBy: knownOrder(question.orderBy ?? [], request, draft, report) }
  const told: Report = (code, message, path) => {
    if (!isDoubtful(path, question, metric, draft)) report(code, message, path)
  }
  const isSound = draft.isSound(name) && (metric?.finer ?? []).every(draft.isSound)
  if (isSound && isRight(request, draft)) resolve(asked, draft.catalog, told)
  else checkUnsound(asked, request, draft, told)
}

/** Whether a metric has all that is asked for with it; linking says what it has not. */
function isRight(request: string, { catalog }: Draft): boolean {
  let wrong = 0
  requestedMetric(request, catalog, () => {
    wrong += 1
  })
  return wrong === 0
}

/** Checks what can be said although something is wrong with the metric: all that its rows say, as far as there are any. */
function checkUnsound(question: Question, request: string, draft: Draft, report: Report): void {
  const { metrics, models } = draft.catalog
  const [name = ''] = request.split(' ', 1)
  const orderBy = (question.orderBy ?? []).map((one) => (one.metric === request ? { ...one, metric: name } : one))
  const having = Object.fromEntries(Object.entries(question.having ?? {}).map(([key, test]) => [key === request ? name : key, test]))
  const plain = { ...question, metrics: [name], orderBy, having }
  const told: Report = (code, message, path) => {
    if (path[0] !== 'metrics' && code !== 'no-rows') report(code, message, path)
  }
  if (rowParts(metrics.get(name)?.parts ?? []).some(({ model }) => models.has(model))) {
    resolve(plain, draft.catalog, told)
    return
  }
  checkNames(question, draft, report)
  const without = { ...draft.catalog, metrics: new Map([...metrics, [name, unknownMetric(name)]]) }
  resolve({ ...plain, fill: false, every: [] }, without, told)
}

function resolve(question: Question, catalog: Draft['catalog'], report: Report): void {
  try {
    resolveQuestion(question, { catalog, policy: everything, now: new Date(0), defaults: DEFAULTS })
  } catch (error) {
    if (!(error instanceof InvalidQuestionError)) throw error
    for (const { code, message, path } of error.problems) report(code, message, path)
  }
}

/** The order with the metric itself in place of others that something is wrong with. */
function knownOrder(order: readonly OrderInput[], request: string, draft: Draft, report: Report): readonly OrderInput[] {
  return order.map((one, index) => {
    const { metric } = one
    if (metric === undefined || metric === null || metric === request || draft.isSound(metric)) return one
    if (!draft.declared.has(metric))
      report('unknown-metric', `There is no metric "${metric}".${didYouMean(metric, draft.declared.names)}`, ['orderBy', index, 'metric'])
    return { ...one, metric: request }
  })
}

/** Whether a problem is about a name that may be right, once what is wrong elsewhere is mended. */
function isDoubtful(path: Path, { by = [], every = [] }: Question, metric: Metric | undefined, draft: Draft): boolean {
  const [field, index, ...rest] = path
  const of = metric === undefined ? [] : rowParts(metric.parts).map(({ model }) => model)
  const doubts = of.flatMap((model) => draft.doubts.get(model) ?? [])
  if (field === 'by') return typeof index === 'number' && mayMean(by[index] ?? '', doubts, draft)
  // An entity shows each of its rows by names of its own.
  if (field === 'every') return [...every, ...by].some((name) => mayMean(name, [...draft.doubts.values()], draft))
  if (field !== 'where') return false
  const names = rest.filter((key) => typeof key === 'string')
  // A filter on an entity names what other rows have, and their metrics.
  const isDeep = names.some((key) => ['having', 'some', 'none'].includes(key))
  const unsound = isDeep && names.some((key) => draft.declared.has(key) && !draft.isSound(key))
  return unsound || names.some((key) => mayMean(key, isDeep ? [...draft.doubts.values()] : doubts, draft))
}

function mayMean(name: string, doubts: readonly Doubt[], { catalog }: Draft): boolean {
  const base = splitReading(name, catalog.grains)?.base ?? name
  return doubts.some((doubt) => mayHave(doubt, name) || mayHave(doubt, base) || mayLeadTo(doubt, name))
}

/** Reports names that nothing has, whatever the metric is, and values that no such name holds. */
function checkNames({ by = [], where = [] }: Question, draft: Draft, report: Report): void {
  const { catalog } = draft
  const doubts = [...draft.doubts.values()]
  const lookup: NameLookup = (name, at) => {
    const base = catalog.dimensions.has(name) ? name : (splitReading(name, catalog.grains)?.base ?? name)
    const found = catalog.dimensions.get(base)
    if (found === undefined && base !== 'time' && !mayMean(name, doubts, draft)) {
      const { code, message } = noDimension(catalog, name)
      at(code, message, [])
    }
    return base === name ? found?.dimension.expression : undefined
  }
  const names = Object.assign((...of: Parameters<NameLookup>) => lookup(...of), { entity: () => undefined })
  where.forEach((filter, index) => {
    // One that cannot be read is reported by the question itself.
    const parsed = parseFilter(filter, () => {})
    if (parsed !== undefined) filterPredicate(parsed, names, under(report, 'where', index))
  })
  by.forEach((name, index) => {
    lookup(name, under(report, 'by', index))
  })
}

/** Stands for a metric of which nothing is known. */
function unknownMetric(name: string): Metric {
  return {
    name,
    kind: 'derived',
    words: {},
    unit: { kind: 'number' },
    format: undefined,
    goodWhen: 'neutral',
    tier: undefined,
    standard: undefined,
    notes: [],
    playbook: [],
    changes: [],
    warnings: [],
    chart: 'number',
    additivity: 'nonAdditive',
    type: 'double',
    nullable: true,
    formula: literal(null, 'double'),
    parts: [],
    inWords: '',
    variants: new Map(),
    defaultVariant: undefined,
    parameters: new Map(),
    inputs: [],
    finer: [],
  }
}
