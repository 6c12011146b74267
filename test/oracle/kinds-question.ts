import { Temporal } from 'temporal-polyfill'
import type { EntityFilter, FilterInput } from '../../src/definition/filter-input.ts'
import type { OrderInput, Outside, Question } from '../../src/query/question.ts'
import type { Choices } from './choices.ts'
import { KindsOracle } from './kinds-answer.ts'
import { DATE_GRAINS, dayBack, firstDay as firstDayOf } from './kinds-calendar.ts'
import { ROLES } from './kinds-every.ts'
import type { RowFilters } from './kinds-filter.ts'
import { finerOf, isApproximate, KIND_NAMES, modelsOf } from './kinds-metrics.ts'
import { dimensionsOf, KindsRows, textOf } from './kinds-rows.ts'
import type { Grain, OracleShift } from './kinds-time.ts'
import { DAYS, dayAfter, type KindsWorld } from './kinds-world.ts'

/** A question, who asks it, and what it is compared with in the oracle's words. */
export interface KindsQuestion {
  readonly question: Question
  readonly shifts: readonly OracleShift[]
  /** Without one, the caller sees all rows. */
  readonly policy?: RowFilters
}

const ZONES = ['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe'] as const
/** Those of every calendar, and about as often those of the company's own. */
const GRAINS = ['day', 'week', 'month', 'quarter', 'year', ...DATE_GRAINS.filter((grain) => grain !== 'day')] as const
/** Periods begin and end where buckets of these do. */
const WHOLE = ['fiscalQuarter', 'taxQuarter', 'retailWeek', 'retailMonth', 'sprint', 'week'] as const
const HOURS = ['00:00', '02:00', '03:00', '10:00', '13:00'] as const

function someWall(choices: Choices, firstDay: string, day: number, hours: readonly string[]): string {
  return `${dayAfter(firstDay, day)}T${choices.pick(hours)}`
}

/** Whole months, whole years, whole days, whole buckets of other calendars, and periods that begin and end anywhere; both ends are always there. */
export function somePeriod(choices: Choices, { firstDay, weekStart }: KindsWorld): readonly [string, string] {
  const first = Temporal.PlainDate.from(firstDay)
  const shape = choices.int(6)
  if (shape === 5) {
    const grain = choices.pick(WHOLE)
    const start = firstDayOf(first.add({ days: choices.int(DAYS) }), grain, weekStart)
    return [`${start}T00:00`, `${dayBack(start, grain, -1 - choices.int(2))}T00:00`]
  }
  if (shape === 0) {
    const start = first.with({ day: 1 }).add({ months: choices.int(3) })
    return [`${start}T00:00`, `${start.add({ months: 1 + choices.int(3) })}T00:00`]
  }
  if (shape === 1) {
    const start = first.with({ day: 1, month: 1 }).add({ years: choices.int(2) })
    return [`${start}T00:00`, `${start.add({ years: 1 })}T00:00`]
  }
  const day = choices.int(DAYS)
  const length = choices.pick([1, 2, 3, 5, 7, 14, 28, 31, 45])
  const hours = shape === 4 ? HOURS : (['00:00'] as const)
  return [someWall(choices, firstDay, day, hours), someWall(choices, firstDay, day + length, hours)]
}

function lengthInDays([from, to]: readonly [string, string]): number {
  return (Date.parse(`${to}Z`) - Date.parse(`${from}Z`)) / 86_400_000
}

/** Hours of short periods only, days not of long ones. */
export function someGrain(choices: Choices, days: number, zone: string): Grain {
  if (days <= 3 && zone !== 'Australia/Lord_Howe' && choices.chance(50)) return 'hour'
  return choices.pick(days > 62 ? GRAINS.filter((grain) => grain !== 'day') : GRAINS)
}

function someShifts(choices: Choices, firstDay: string): readonly OracleShift[] {
  const one = (): OracleShift =>
    choices.pick<OracleShift>([
      { kind: 'previousPeriod' },
      { kind: 'back', count: 1 + choices.int(3), grain: choices.pick(GRAINS) },
      { kind: 'previousPeriodToDate' },
      { kind: 'sameWeekdaysLastYear' },
      { kind: 'samePeriodLastYear' },
      { kind: 'to', from: `${dayAfter(firstDay, 6)}T00:00`, to: `${dayAfter(firstDay, 27)}T12:00` },
    ])
  return choices.chance(35) ? choices.times(1 + choices.int(2), one) : []
}

/** Makes the filters of one question. */
export class Filters {
  readonly #choices: Choices
  readonly #rows: KindsRows
  readonly #dimensions: readonly string[]

  constructor(choices: Choices, world: KindsWorld, dimensions: readonly string[]) {
    this.#choices = choices
    this.#rows = new KindsRows(world, 'UTC')
    this.#dimensions = dimensions
  }

  test(name: string): FilterInput {
    const choices = this.#choices
    const known = this.#rows.values(name).filter((value) => value !== null)
    const one = () => choices.pick(known)
    const operator = choices.int(6)
    if (operator === 0) return { [name]: { isNull: choices.chance(50) } }
    if (operator === 1) return { [name]: { ne: one() } }
    if (operator === 2) return { [name]: { in: choices.times(choices.int(3), one) } }
    if (operator === 3 && typeof known[0] === 'number') return { [name]: { gte: one() } }
    return { [name]: { eq: one() } }
  }

  /** What only a numerator goes by is tested apart from everything else. */
  apart(name: string): FilterInput {
    return this.#choices.chance(30) ? { not: this.test(name) } : this.test(name)
  }

  value(names: readonly string[]): FilterInput {
    const choices = this.#choices
    const name = choices.pick(names)
    const threshold = choices.pick([0.5, 0, 1, 2.5, -0.5, 6.5, 0.4])
    const operator = choices.pick(['gt', 'lt', 'gte', 'lte', 'eq', 'isNull'] as const)
    if (operator === 'isNull') return { [name]: { isNull: choices.chance(50) } }
    return { [name]: { [isApproximate(name) && operator === 'eq' ? 'gt' : operator]: threshold } }
  }

  #entity(): FilterInput {
    const choices = this.#choices
    const rows = () => {
      const model = choices.pick(['orders', 'visits', 'balances', 'lines'] as const)
      const dimension = { orders: 'orderStatus', visits: 'visitPlan', balances: 'accountCountry', lines: 'lineProduct' }[model]
      return {
        rows: model,
        ...(choices.chance(50) ? { where: this.test(dimension) } : {}),
        ...(choices.chance(40) ? { inPeriod: true } : {}),
      }
    }
    const shape = choices.int(4)
    const having = { having: this.value(KIND_NAMES), ...(choices.chance(30) ? { allTime: true } : {}) }
    const tests: EntityFilter = shape === 0 ? { some: rows() } : shape === 1 ? { none: rows() } : having
    return { account: tests }
  }

  some(depth: number): FilterInput {
    const choices = this.#choices
    const shape = choices.int(depth === 0 ? 4 : 8)
    const inner = () => this.some(depth - 1)
    if (shape === 3) return this.#entity()
    if (shape === 5) return { or: choices.times(1 + choices.int(2), inner) }
    if (shape === 6) return { not: inner() }
    if (shape === 7) return { and: [inner(), inner()] }
    return this.test(choices.pick(this.#dimensions.filter((name) => name !== 'orderReason')))
  }

  where(): readonly FilterInput[] {
    const hasReason = this.#dimensions.includes('orderReason') && this.#choices.chance(25)
    const others = this.#choices.chance(45) ? this.#choices.times(1 + this.#choices.int(2), () => this.some(1)) : []
    return [...others, ...(hasReason ? [this.apart('orderReason')] : [])]
  }
}

function someOrder(choices: Choices, metrics: readonly string[], by: readonly string[]): readonly OrderInput[] {
  const exact = metrics.filter((name) => !isApproximate(name))
  return choices.times(choices.int(3), () => ({
    ...(exact.length > 0 && choices.chance(60) ? { metric: choices.pick(exact) } : { dimension: choices.pick(by) }),
    ...(choices.chance(50) ? { direction: choices.pick(['asc', 'desc'] as const) } : {}),
    ...(choices.chance(30) ? { nulls: choices.pick(['first', 'last'] as const) } : {}),
  }))
}

function someOutside(choices: Choices, world: KindsWorld, dimensions: readonly string[]): Outside {
  const rows = new KindsRows(world, 'UTC')
  const name = choices.pick(dimensions)
  const second = choices.pick(dimensions)
  const by = name === second || [name, second].includes('orderReason') ? [name] : [name, second]
  return { by, groups: choices.times(1 + choices.int(2), () => by.map((one) => textOf(choices.pick(rows.values(one))))) }
}

const POLICIES: readonly RowFilters[] = [
  { accounts: { country: 'DE' } },
  { orders: { status: 'completed' } },
  { visits: { not: { plan: 'a' } } },
  { terms: { tier: { ne: 'x' } }, accounts: { country: { isNull: false } } },
]
const SEEN = { accounts: 'all', orders: 'all', visits: 'all', validities: 'all', balances: 'all', terms: 'all', lines: 'all' } as const

/** What is computed from no rows alone has no groups. */
function someMetrics(choices: Choices): readonly string[] {
  if (choices.chance(5)) return ['found', ...choices.some(['foundByLine', 'lineCount', 'linesSoFar'], 2)]
  const some = choices.times(1 + choices.int(3), () => choices.pick(KIND_NAMES))
  return [...new Set(some.every((name) => modelsOf(name).size === 0) ? [...some, 'orderCount'] : some)]
}

/** What all metrics know, be it over finer rows. */
export function knownBy(names: readonly string[]): readonly string[] {
  const known = names.map((name) => [...dimensionsOf(modelsOf(name)), ...dimensionsOf(modelsOf(finerOf(name) ?? name))])
  return [...new Set(known.flat())].filter((name) => known.every((one) => one.includes(name)))
}

/** Entities that have some of the keys; now and then others. */
function someEvery(choices: Choices, by: readonly string[]): readonly string[] {
  const known = Object.entries(ROLES).flatMap(([role, names]) => (by.some((name) => names[name] !== undefined) ? [role] : []))
  if (known.length === 0 || !choices.chance(35)) return []
  if (choices.chance(4)) return [choices.pick([...Object.keys(ROLES), 'term', 'balance'])]
  return [...new Set(choices.times(choices.pick([1, 1, 1, 2]), () => choices.pick(known)))]
}

/** Keys in any order; a time among them where the period has both ends. */
function someKeys(choices: Choices, dimensions: readonly string[], grain: Grain | undefined): readonly string[] {
  const time = grain === undefined ? [] : [`time${grain.charAt(0).toUpperCase()}${grain.slice(1)}`]
  const names = [...new Set(choices.times(choices.int(3), () => choices.pick(dimensions)))]
  return choices.chance(50) ? [...names, ...time] : [...time, ...names]
}

export function someKindsQuestion(choices: Choices, world: KindsWorld): KindsQuestion {
  const metrics = someMetrics(choices)
  const also = choices.chance(15) ? someMetrics(choices).filter((name) => !metrics.includes(name)) : []
  const names = [...metrics, ...also]
  // Rows that count by their whole span have no one time by which a version is chosen.
  const dimensions = knownBy(names).filter((name) => name !== 'termTier' || !names.includes('wholeSum'))
  const timezone = choices.pick(ZONES)
  const ends = somePeriod(choices, world)
  const grain = choices.chance(60) ? someGrain(choices, lengthInDays(ends), timezone) : undefined
  const open = grain === undefined ? choices.int(8) : 0
  const by = someKeys(choices, dimensions, grain)
  const every = someEvery(choices, by)
  const filters = new Filters(choices, world, dimensions)
  const where = filters.where()
  const shifts = someShifts(choices, world.firstDay)
  const paging = by.length > 0 && choices.chance(30)
  const question: Question = {
    metrics,
    ...(also.length > 0 ? { also } : {}),
    by,
    ...(open === 7 ? {} : { period: { between: { ...(open === 5 ? {} : { from: ends[0] }), ...(open === 6 ? {} : { to: ends[1] }) } } }),
    ...(shifts.length > 0 ? { compared: shifts } : {}),
    ...(where.length > 0 ? { where } : {}),
    ...(choices.chance(20) ? { having: filters.value(metrics) } : {}),
    ...(by.length > 0 ? { orderBy: someOrder(choices, metrics, by) } : {}),
    ...(paging ? { first: 1 + choices.int(4), totalCount: true } : {}),
    ...(grain !== undefined && choices.chance(20) ? { fill: true } : {}),
    ...(every.length > 0 ? { every } : {}),
    ...(every.length === 0 && choices.chance(15) ? { outside: someOutside(choices, world, dimensions) } : {}),
    timezone,
    asOf: `${dayAfter(world.firstDay, choices.pick([24, 10, 40, 55, 300]))}T${choices.pick(['12:00:00', '00:00:00', '23:00:00', '00:30:00'])}Z`,
  }
  const policy = choices.chance(15) ? { policy: { ...SEEN, ...choices.pick(POLICIES) } } : {}
  return { question: someWithin(choices, world, { question, shifts }), shifts, ...policy }
}

/** Sometimes only the groups within some of the outermost ones, paged in each of them. */
function someWithin(choices: Choices, world: KindsWorld, { question, shifts }: KindsQuestion): Question {
  const { by = [], fill, first, totalCount, ...rest } = question
  if (by.length < 2 || fill === true || !choices.chance(25)) return question
  const depth = 1 + choices.int(by.length - 1)
  const all = KindsOracle.answer(world, { ...rest, by }, shifts)?.rows ?? []
  const groups = all.map(({ key }) => key.slice(0, depth).map(textOf))
  const once = [...new Map(groups.map((group) => [JSON.stringify(group), group])).values()]
  return { ...rest, by, ...(first === undefined ? {} : { first }), within: { depth, groups: choices.some(once, 3) } }
}
