import type { JoinStep, Model } from '../catalog/catalog.ts'
import { columnOf, type Expression, everyOf, literal, type Predicate } from '../expression/expression.ts'
import { mapPredicate } from '../expression/map.ts'
import { columnsIn } from '../expression/walk.ts'
import type { ResolvedPart, ResolvedQuestion } from '../query/resolved-question.ts'
import { afterCursor } from './after-cursor.ts'
import { emptyValue } from './empty-value.ts'
import type { Aggregate, AnswerColumn, Calculate, Combine, Fill, Join, Measure, Page, Plan, Scan } from './plan-node.ts'
import { RateJoins } from './rate-joins.ts'

/** Plans all the questions of one operation, each by itself for now. */
export function planQuestions(questions: readonly ResolvedQuestion[]): readonly Plan[] {
  return questions.map(planQuestion)
}

function planQuestion(question: ResolvedQuestion): Plan {
  const aggregates = scanGroups(question.parts).map((parts) => planAggregate(question, parts))
  const [only, ...others] = aggregates
  const input: Aggregate | Combine = only !== undefined && others.length === 0 ? only : { kind: 'combine', inputs: aggregates }
  const missingRates = aggregates.flatMap(({ measures }) => measures.filter(({ guard }) => guard === true).map(({ name }) => name))
  const calculate: Calculate = {
    kind: 'calculate',
    input,
    keys: question.keys.map(({ name, type }) => ({ name, type })),
    columns: question.metrics.map(({ name, formula }) => ({ name, of: formula })),
    having: presence(question, aggregates),
    missingRates,
  }
  const filled = question.fill === undefined ? calculate : planFill(question, calculate, question.fill)
  const columns = answerColumns(question, missingRates.length > 0)
  return { node: question.keys.length === 0 && question.having === undefined ? calculate : planPage(question, filled), columns }
}

/** Parts that read the same rows are one scan. */
function scanGroups(parts: readonly ResolvedPart[]): readonly (readonly [ResolvedPart, ...ResolvedPart[]])[] {
  const groups = new Map<string, [ResolvedPart, ...ResolvedPart[]]>()
  for (const part of parts) {
    const key = JSON.stringify([part.model.name, part.slice, part.keys, part.frame?.signature])
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [part])
    else group.push(part)
  }
  return [...groups.values()]
}

function planAggregate(question: ResolvedQuestion, parts: readonly [ResolvedPart, ...ResolvedPart[]]): Aggregate {
  const [{ model, slice, keys, frame }] = parts
  const rates = new RateJoins(question.rates)
  const name = scanName(question, parts)
  const measures = [
    ...parts.flatMap(({ id, aggregation, where }) => rates.measures({ name: id, aggregation, where })),
    ...presenceMeasure(question, parts, name),
  ]
  const where = everyOf([model.where, question.access.get(model.name), slice])
  const scan: Scan = { kind: 'scan', table: model.table, as: model.name, joins: [], rates: rates.joins(), frame, where }
  const named = keys.map((of, index) => ({ name: question.keys[index]?.name ?? String(index), of }))
  const aggregate: Aggregate = { kind: 'aggregate', input: scan, name, keys: named, measures }
  return { ...aggregate, input: { ...scan, joins: neededJoins(question, model, aggregate) } }
}

/** Counts the rows that make groups, where some of the rows that are read make none. */
function presenceMeasure(question: ResolvedQuestion, parts: readonly ResolvedPart[], name: string): readonly Measure[] {
  const making = parts.filter(({ id }) => question.grouping.has(id))
  if (question.keys.length === 0 || making.length === 0 || question.parts.every(({ id }) => question.grouping.has(id))) return []
  const filters = making.map(({ where }) => where).filter((where) => where !== undefined)
  const where: Predicate | undefined = filters.length < making.length ? undefined : { kind: 'some', of: filters }
  return [{ name: presentName(name), aggregation: { kind: 'countRows', type: 'integer' }, where }]
}

function presentName(scan: string): string {
  return `${scan} present`
}

function presence(question: ResolvedQuestion, aggregates: readonly Aggregate[]): Predicate | undefined {
  const counts = aggregates.flatMap(({ name, measures }) => measures.filter((measure) => measure.name === presentName(name)))
  if (question.keys.length === 0 || counts.length === 0) return undefined
  return {
    kind: 'some',
    of: counts.map(({ name }) => ({ kind: 'compare', operator: 'gt', left: columnOf(name, 'integer'), right: literal(0, 'integer') })),
  }
}

/** Scans are named after their model; several of one model are told apart by number. */
function scanName(question: ResolvedQuestion, parts: readonly ResolvedPart[]): string {
  const [first] = parts
  const same = scanGroups(question.parts).filter(([part]) => part.model.name === first?.model.name)
  const place = same.findIndex(([part]) => part === first)
  return `${first?.model.name ?? ''}${place > 0 ? place + 1 : ''}`
}

/** The joins whose columns are read, and those on the way to them, outermost last. */
function neededJoins(question: ResolvedQuestion, model: Model, { input, keys, measures }: Aggregate): readonly Join[] {
  const read: (Expression | Predicate)[] = [
    ...keys.map(({ of }) => of),
    ...measures.flatMap(({ aggregation, where }) => [...expressionsOf(aggregation), ...(where === undefined ? [] : [where])]),
    ...input.rates.flatMap(({ currency, on }) => [currency, on]),
    ...[input.where, input.frame?.test].filter((test) => test !== undefined),
  ]
  const steps = new Map<string, JoinStep>()
  const need = (alias: string) => {
    const step = model.joins.get(alias)
    if (step === undefined || steps.has(alias)) return
    need(step.from)
    steps.set(alias, step)
  }
  for (const { of } of read.flatMap(columnsIn)) need(of)
  return [...steps.values()].map((step) => ({
    table: step.table,
    as: step.as,
    on: step.on.map(({ column, key }) => ({ from: step.from, column, key })),
    where: everyOf([step.where, onAlias(question.access.get(step.model), step.as)]),
  }))
}

function onAlias(test: Predicate | undefined, as: string): Predicate | undefined {
  return test && mapPredicate(test, { column: (column) => ({ ...column, of: as }) })
}

function expressionsOf(aggregation: Measure['aggregation']): readonly Expression[] {
  if (aggregation.kind === 'countRows') return []
  return aggregation.kind === 'first' || aggregation.kind === 'last'
    ? [aggregation.of, aggregation.over, ...aggregation.ties]
    : [aggregation.of]
}

function planFill(question: ResolvedQuestion, input: Calculate, fill: NonNullable<ResolvedQuestion['fill']>): Fill {
  const { key, from, to } = fill
  const empty = question.metrics.map(({ name, formula }) => ({ name, of: literal(emptyValue(formula), formula.type) }))
  return { kind: 'fill', input, bucket: key, zone: question.zone, from, to, empty }
}

function planPage(question: ResolvedQuestion, input: Calculate | Fill): Page {
  return {
    kind: 'page',
    input,
    having: question.having,
    order: question.order,
    after: question.after && afterCursor(question.order, question.after),
    limit: (question.first ?? question.maxGroups) + 1,
    depth: question.depth,
    totalCount: question.totalCount,
  }
}

function answerColumns(question: ResolvedQuestion, ratesCanMiss: boolean): readonly AnswerColumn[] {
  return [
    ...question.keys.map(({ name, type }) => ({ name, type, role: 'key' as const })),
    ...question.metrics.map(({ name, formula }) => ({ name, type: formula.type, role: 'metric' as const })),
    ...(question.totalCount && question.keys.length > 0
      ? [{ name: 'group count', type: 'integer' as const, role: 'groupCount' as const }]
      : []),
    ...(ratesCanMiss ? [{ name: 'missing rate', type: 'text' as const, role: 'missingRate' as const }] : []),
  ]
}
