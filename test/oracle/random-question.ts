import type { FilterInput } from '../../src/definition/filter-input.ts'
import type { OrderInput, PeriodInput, Question } from '../../src/query/question.ts'
import { Oracle, type OracleGroup } from './answer-question.ts'
import type { World } from './case.ts'
import type { Choices } from './choices.ts'
import { MetricReader, MissingRate } from './evaluate-metric.ts'
import { type Field, someFilter } from './random-filter.ts'
import { isApproximate } from './random-metrics.ts'
import { DATE_PARTS, TIME_UNITS } from './readings.ts'
import { RowReader } from './row-reader.ts'
import { someValue, ZONES } from './values-in-use.ts'

const TIMES = ['date', 'timestamp', 'timestamptz']

function capital(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`
}

function somePeriod(choices: Choices): PeriodInput {
  const grain = choices.pick(['month', 'day', 'week', 'quarter', 'year', 'hour'] as const)
  const shape = choices.int(8)
  if (shape === 4) return { last: { count: 1 + choices.int(20), grain, complete: choices.chance(50) } }
  if (shape === 5) return { toDate: grain }
  if (shape === 6) return { current: grain }
  if (shape === 7) return { previous: grain }
  const days = choices.times(2, () => someValue(choices, 'date'))
  const [from = '', to = ''] = [...new Set(days.map(String))].toSorted()
  if (shape === 3) return { between: choices.chance(50) ? { from: someBound(choices) } : { to: someBound(choices) } }
  return { between: { from, to: to === '' || to === from ? '2025-02-01' : to } }
}

function someBound(choices: Choices): string {
  return String(someValue(choices, choices.pick(['date', 'timestamp', 'timestamptz'] as const)))
}

/** What every metric of a question leads to. */
interface Reachable {
  readonly fields: readonly Field[]
  /** The types of the metric times; empty where a metric has none. */
  readonly times: readonly string[]
}

function reachable(world: World, names: readonly string[]): Reachable {
  const rows = new RowReader(world, 'UTC')
  const metrics = new MetricReader(world, rows, 'USD')
  const leaves = names.flatMap((name) => metrics.leaves(name))
  const members = leaves.map(({ metric }) => rows.members(rows.model(metric.model)))
  const [first, ...others] = members
  const [leaf] = leaves
  const shared = leaf === undefined ? [] : [...(first?.keys() ?? [])].filter((name) => others.every((other) => other.has(name)))
  const fields = leaf === undefined ? [] : shared.map((name) => ({ name, type: rows.typeOfPublic(rows.model(leaf.metric.model), name) }))
  const times = leaves.map(({ metric }) => {
    const model = rows.model(metric.model)
    const time = metric.time ?? model.metricTime
    return time === undefined ? 'none' : rows.typeOfLocal(model, time)
  })
  return { fields, times: times.includes('none') ? [] : times }
}

/** Time keys: at a grain, or as a part; days and times of several types meet from day on only. */
function readings(choices: Choices, name: string, types: readonly string[], grains: readonly string[] = TIME_UNITS): string {
  const daily = types.includes('date') || new Set(types).size > 1
  const fine = (one: string) => ['second', 'minute', 'hour', 'hourOfDay'].includes(one)
  const coarse = choices.pick([...grains, ...DATE_PARTS].filter((one) => !daily || !fine(one)))
  return `${name}${capital(coarse)}`
}

function someKey(choices: Choices, { fields, times }: Reachable): string {
  if (times.length > 0 && choices.chance(40)) return readings(choices, 'time', times)
  const field = choices.pick(fields)
  return TIMES.includes(field.type) ? readings(choices, field.name, [field.type]) : field.name
}

/** Keys for a question that fills: one time at a grain that makes no more than some hundreds of buckets. */
function filledKeys(choices: Choices, reach: Reachable): readonly string[] {
  const grain: string = choices.pick(['month', 'week', 'quarter', 'year'] as const)
  const times = reach.fields.filter(({ type }) => TIMES.includes(type)).map(({ name }) => name)
  const base =
    reach.times.length > 0 && (times.length === 0 || choices.chance(70)) ? 'time' : times.length > 0 ? choices.pick(times) : undefined
  const others = reach.fields.filter(({ type }) => !TIMES.includes(type)).map(({ name }) => name)
  return base === undefined ? [] : [...new Set([...choices.some(others, 1), `${base}${capital(grain)}`])]
}

function someOrder(choices: Choices, by: readonly string[], metrics: readonly string[]): readonly OrderInput[] {
  return choices.times(choices.int(3), () => {
    const what =
      metrics.length > 0 && (by.length === 0 || choices.chance(50)) ? { metric: choices.pick(metrics) } : { dimension: choices.pick(by) }
    return {
      ...what,
      ...(choices.chance(50) ? { direction: choices.pick(['asc', 'desc'] as const) } : {}),
      ...(choices.chance(30) ? { nulls: choices.pick(['first', 'last'] as const) } : {}),
    }
  })
}

function someHaving(choices: Choices, fields: readonly Field[]): FilterInput | undefined {
  return fields.length > 0 && choices.chance(20) ? someFilter(choices, fields, 1) : undefined
}

function keyFields(by: readonly string[], { fields }: Reachable): readonly Field[] {
  return by.flatMap((name) => {
    const field = fields.find((one) => one.name === name)
    if (field !== undefined) return [field]
    const lower = name.toLowerCase()
    if (
      ['day', 'week', 'month', 'quarter', 'year'].some(
        (grain) => lower.endsWith(grain) && !DATE_PARTS.some((part) => lower.endsWith(part.toLowerCase())),
      )
    )
      return [{ name, type: 'date' as const }]
    return DATE_PARTS.some((part) => lower.endsWith(part.toLowerCase())) ? [{ name, type: 'integer' as const }] : []
  })
}

/** A question that can be answered. */
export function someQuestion(choices: Choices, world: World): Question {
  const question = wholeQuestion(choices, world)
  const { by = [] } = question
  if (by.length < 2 || question.fill === true || !choices.chance(20)) return question
  const { totalCount, ...rest } = question
  const depth = 1 + choices.int(by.length - 1)
  return { ...rest, within: { depth, groups: someGroups(choices, world, { ...rest, first: 10_000 }, depth) } }
}

/** Some of the groups that a question has, as the text of their first keys. */
function someGroups(choices: Choices, world: World, question: Question, depth: number): readonly (readonly (string | null)[])[] {
  const { metrics, by, timezone, currency } = question
  const counted: Question = { metrics: metrics.slice(0, 1), by, timezone, currency: currency ?? 'USD', first: 10_000 }
  const found = groupKeys(world, counted).map((key) => key.slice(0, depth).map((value) => (value === null ? null : String(value))))
  const once = [...new Map(found.map((key) => [JSON.stringify(key), key])).values()]
  return choices.some(once, 4)
}

/** The keys of an answer; none where its amounts have no rates. */
function groupKeys(world: World, question: Question): readonly OracleGroup['key'][] {
  try {
    return new Oracle(world, question, { now: '2024-06-15T12:34:56Z' }).answer().groups.map(({ key }) => key)
  } catch (error) {
    if (error instanceof MissingRate) return []
    throw error
  }
}

function wholeQuestion(choices: Choices, world: World): Question {
  const names = [...new Set(choices.times(1 + choices.int(3), () => choices.pick(world.metrics).name))]
  const reach = reachable(world, names)
  const rows = new RowReader(world, 'UTC')
  const reader = new MetricReader(world, rows, 'USD')
  const exact = names.filter((name) => !isApproximate(reader, rows, name))
  const fill = choices.chance(15)
  const canKey = reach.fields.length > 0 || reach.times.length > 0
  const wanted = fill
    ? filledKeys(choices, reach)
    : canKey && reach.fields.length > 0
      ? [...new Set(choices.times(choices.int(4), () => someKey(choices, reach)))]
      : []
  const period = reach.times.length > 0 && choices.chance(40) ? somePeriod(choices) : undefined
  const having = someHaving(choices, [
    ...keyFields(wanted, reach),
    ...exact.map((name): Field => ({ name, type: reader.typeOf(name) === 'integer' ? 'integer' : 'decimal' })),
  ])
  const paged = wanted.length > 0 && choices.chance(40)
  return {
    metrics: names,
    by: wanted,
    ...(period === undefined ? {} : { period }),
    ...(reach.fields.length > 0 && choices.chance(50)
      ? { where: choices.times(1 + choices.int(2), () => someFilter(choices, reach.fields)) }
      : {}),
    ...(having === undefined ? {} : { having }),
    orderBy: wanted.length > 0 ? someOrder(choices, wanted, exact) : [],
    ...(paged ? { first: 1 + choices.int(5) } : {}),
    ...(fill && wanted.length > 0 ? { fill: true } : {}),
    ...(choices.chance(30) ? { totalCount: true } : {}),
    currency: choices.pick(['USD', 'EUR', 'GBP']),
    timezone: choices.pick(ZONES),
    asOf: choices.pick([
      '2024-06-15T12:34:56Z',
      '2024-03-31T00:30:00Z',
      '2024-12-31T23:30:00Z',
      '2024-02-29T10:00:00.5Z',
      '2025-01-01T00:00:00Z',
    ]),
  }
}
