import type { Expression } from '../expression/expression.ts'
import { printAggregation, printExpression, printPredicate } from '../expression/print-expression.ts'
import { unreachable } from '../problem/problem.ts'
import type { EventRows, OutcomeJoin } from './outcome-join.ts'
import type {
  Aggregate,
  Buckets,
  Calculate,
  CalendarJoin,
  EntityJoin,
  Fill,
  FrameJoin,
  Join,
  LatestRow,
  Measure,
  NamedExpression,
  Page,
  Plan,
  PlanNode,
  RateJoin,
  Scan,
} from './plan-node.ts'

/**
 * A plan for people, the last step first; each step stands on those that are indented below it.
 *
 *   calculate orderAmount = coalesce(orderAmount, 0)
 *     aggregate orders
 *       orderAmount = sum of orders.amount
 *       scan orders
 *         where orders.status = "completed"
 */
export function printPlan({ node }: Plan): string {
  return `${lines(node).join('\n')}\n`
}

function lines(node: PlanNode): readonly string[] {
  switch (node.kind) {
    case 'page':
      return pageLines(node)
    case 'fill':
      return fillLines(node)
    case 'calculate':
      return calculateLines(node)
    case 'combine':
      return ['combine', ...node.inputs.flatMap((input) => below(lines(input)))]
    case 'aggregate':
      return aggregateLines(node)
    case 'scan':
      return scanLines(node)
    case 'latestRow':
      return latestRowLines(node)
    case 'reframe':
      return [`repeat for ${frameText(node.frame)}`, ...below(lines(node.input))]
    case 'succession':
      return [`${node.as}: the next ${node.of} within ${node.within.join(', ')}`, ...below(lines(node.input))]
    case 'rank':
      return [
        `rank by ${node.by} desc, ${printExpression(node.entity)} within ${node.partition.join(', ') || 'all'}`,
        ...below(lines(node.input)),
      ]
    default:
      return unreachable(node)
  }
}

function below(inner: readonly string[]): readonly string[] {
  return inner.map((line) => `  ${line}`)
}

function pageLines({ input, having, order, after, limit, depth, totalCount }: Page): readonly string[] {
  const terms = order.map(({ of, direction, nulls }) => `${printExpression(of)} ${direction}${nulls === 'first' ? ' nulls first' : ''}`)
  const within = depth > 0 ? ` within each group of the first ${depth}` : ''
  return [
    `page of ${limit} by ${terms.join(', ')}${within}`,
    ...clause('having', having && printPredicate(having)),
    ...clause('behind', after && printPredicate(after)),
    ...(totalCount ? ['  with the count of all groups'] : []),
    ...below(lines(input)),
  ]
}

function clause(word: string, text: string | undefined): readonly string[] {
  return text === undefined ? [] : [`  ${word} ${text}`]
}

function fillLines({ input, buckets, entities, beside, within, empty }: Fill): readonly string[] {
  const added = [
    ...(buckets === undefined ? [] : [bucketsText(buckets)]),
    ...entities.map(({ keys, name }) => `${keys.map((key) => key.name).join(', ')} with ${name}`),
  ]
  return [
    `fill ${added.join(', ')}`,
    ...clause('beside', beside?.map((combination) => combination.map(printExpression).join(', ')).join('; ')),
    ...clause('where', within && printPredicate(within)),
    ...below([...empty.map(named), ...entities.flatMap(lines), ...lines(input)]),
  ]
}

function bucketsText({ key, zone, from, to }: Buckets): string {
  return `${key.name} in ${zone} from ${from ?? 'the first'} to ${to ?? 'the last'} ${key.grain.name}`
}

function named({ name, of }: NamedExpression): string {
  return isItself(name, of) ? name : `${name} = ${printExpression(of)}`
}

function isItself(name: string, of: Expression): boolean {
  return of.kind === 'column' && of.of === '' && of.name === name
}

function calculateLines({ input, keys, columns, present }: Calculate): readonly string[] {
  return [
    `calculate ${[...keys.map(({ name }) => name), ...columns.map(named)].join(', ')}`,
    ...clause('where there are', present.length === 0 ? undefined : present.map((name) => `"${name}"`).join(' or ')),
    ...below(lines(input)),
  ]
}

function aggregateLines({ input, name, where, keys, measures, spread }: Aggregate): readonly string[] {
  const by = keys.length === 0 ? '' : ` by ${keys.map(named).join(', ')}`
  return [
    `aggregate ${name}${by}${spread.length === 0 ? '' : `, for every ${spread.join(', ')}`}`,
    ...clause('where', where && printPredicate(where)),
    ...below([...measures.map(measureLine), ...lines(input)]),
  ]
}

function measureLine({ name, aggregation, where }: Measure): string {
  const own = where === undefined ? '' : ` where ${printPredicate(where)}`
  return `${name.includes(' ') ? `"${name}"` : name} = ${printAggregation(aggregation)}${own}`
}

function latestRowLines({ input, partition, over, at }: LatestRow): readonly string[] {
  const per = partition.length === 0 ? '' : ` for each ${partition.map(printExpression).join(', ')}`
  return [`rows at the ${at} ${printExpression(over)}${per}`, ...below(lines(input))]
}

function scanLines({ table, as, joins, rates, calendars, outcomes, entities, frame, where }: Scan): readonly string[] {
  return [
    `scan ${aliased(table, as)}`,
    ...below([
      ...joins.map(joinLine),
      ...rates.map(rateLine),
      ...calendars.map(calendarLine),
      ...outcomes.flatMap(outcomeLines),
      ...entities.flatMap(entityLines),
    ]),
    ...clause('repeat for', frame && frameText(frame)),
    ...clause('where', where && printPredicate(where)),
  ]
}

function outcomeLines(outcome: OutcomeJoin): readonly string[] {
  const { as, key, base, later } = outcome
  const side = ({ rows, time, entity, constants }: EventRows) => [
    `${[entity, ...constants].map(printExpression).join(', ')} at ${printExpression(time)}`,
    ...below(scanLines(rows)),
  ]
  return [`left join "${as}" on ${key.map(printExpression).join(', ')}`, ...below([...side(base), outcomeText(outcome), ...side(later)])]
}

function outcomeText(outcome: OutcomeJoin): string {
  if (outcome.kind === 'cohort')
    return `first of each, and ${outcome.values.map(({ after }) => after).join(', ')} ${outcome.grain.name}s later, begun before ${outcome.now}`
  const within = outcome.values.map(({ window }) => (window === undefined ? 'ever' : `within ${window.count} ${window.grain}s`)).join(', ')
  return outcome.kind === 'credited' ? `the latest before each, ${within}, of` : `followed, ${within}, by`
}

function frameText({ buckets, test }: FrameJoin): string {
  const [first = '', ...others] = buckets
  const last = others[others.length - 1]
  return `${last === undefined ? first : `each of ${buckets.length} buckets from ${first} to ${last}`}, where ${printPredicate(test)}`
}

function aliased(table: string, as: string): string {
  return table === as ? table : `${table} as ${as}`
}

function joinLine({ table, as, on, where }: Join): string {
  const keys = on.map(({ from, column, key }) => `${as}.${key} = ${from}.${column}`)
  return `left join ${aliased(table, as)} on ${[...keys, ...(where === undefined ? [] : [printPredicate(where)])].join(' and ')}`
}

function entityLines({ as, key, on, input }: EntityJoin): readonly string[] {
  return [`left join ${as} on "${key}" = ${printExpression(on)}`, ...below(lines(input))]
}

function rateLine({ table, as, currency, on, to }: RateJoin): string {
  return `left join ${aliased(table, as)} from ${printExpression(currency)} to ${to} on ${printExpression(on)}`
}

function calendarLine({ as, day, starts, end }: CalendarJoin): string {
  return `left join ${as} on ${printExpression(day)}, one of ${starts.length} from ${starts[0]} to before ${end}`
}
