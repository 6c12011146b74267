import type { FilterInput } from '../../src/definition/filter-input.ts'
import type { OrderInput, Question } from '../../src/query/question.ts'
import type { MetricSource, World } from './case.ts'
import { bucketOf, bucketsBetween, type Grain, instantOf, isWithin, type Period, partOf, periodOf } from './clock.ts'
import { passes } from './evaluate-filter.ts'
import { type Leaf, MetricReader } from './evaluate-metric.ts'
import { exactText } from './exact.ts'
import { DATE_PARTS, TIME_UNITS } from './readings.ts'
import { type Row, RowReader } from './row-reader.ts'
import { compareValues, keyOf, type Moment, numberOf, type Value } from './value.ts'

export interface OracleGroup {
  readonly key: readonly (string | number | boolean | null)[]
  readonly metrics: Readonly<Record<string, string | number | null>>
}

export interface OracleAnswer {
  readonly groups: readonly OracleGroup[]
  readonly hasNextPage: boolean
  readonly totalCount: number
}

export interface Asking {
  readonly now: string
  readonly policy?: Readonly<Record<string, FilterInput | 'all'>>
  readonly timezone?: string
  readonly currency?: string
}

const MOST_GROUPS = 10_000

/** An answer of so many groups is refused. */
export class TooManyGroups extends Error {}

/** A group under way: its key, and its finished values by metric. */
interface Group {
  readonly key: readonly Value[]
  readonly values: ReadonlyMap<string, Value>
}

interface Reading {
  readonly base: string
  readonly grain?: Grain
  readonly part?: string
}

function lowerFirst(name: string): string {
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}`
}

/** `closedAtMonth` as `closedAt` at month; a name that is a dimension itself is that dimension. */
export function readingOf(name: string, isDimension: boolean): Reading {
  const candidates = [...TIME_UNITS, ...DATE_PARTS]
    .filter((one) => name.endsWith(`${one.charAt(0).toUpperCase()}${one.slice(1)}`))
    .toSorted((a, b) => b.length - a.length)
  const [suffix] = candidates
  if (isDimension || suffix === undefined) return { base: name }
  const base = name.slice(0, -suffix.length)
  const grain = TIME_UNITS.find((one) => one === lowerFirst(suffix))
  return grain === undefined ? { base, part: suffix } : { base, grain }
}

/** A question answered from rows in memory, the long way. */
export class Oracle {
  readonly #question: Question
  readonly #rows: RowReader
  readonly #metrics: MetricReader
  readonly #period: Period | undefined
  readonly #names: readonly string[]

  constructor(world: World, question: Question, { now, policy, timezone = 'UTC', currency = 'USD' }: Asking) {
    const zone = question.timezone ?? timezone
    this.#question = question
    this.#rows = new RowReader(world, zone, policy)
    this.#metrics = new MetricReader(world, this.#rows, question.currency ?? currency)
    this.#period = question.period && periodOf(question.period, zone, instantOf(question.asOf ?? now, zone))
    const had =
      question.having === undefined ? [] : namesIn(question.having).filter((name) => world.metrics.some((metric) => metric.name === name))
    this.#names = [...new Set([...question.metrics, ...(question.orderBy ?? []).flatMap(({ metric }) => metric ?? []), ...had])]
  }

  answer(after?: OracleGroup['key']): OracleAnswer {
    const { first, having, within } = this.#question
    const zone = this.#rows.zone
    const groups = this.#filled(this.#groups())
    const had = having === undefined ? groups : groups.filter((group) => passes(having, (name) => this.#named(group, name), zone))
    const sorted = had.toSorted((left, right) => this.#order(left, right))
    const limit = first ?? MOST_GROUPS
    if (first === undefined && within === undefined && sorted.length > limit) throw new TooManyGroups()
    const shown = sorted.map((group) => this.#show(group))
    if (within !== undefined)
      return { groups: this.#firstWithin(shown, within.depth, limit + 1), hasNextPage: false, totalCount: shown.length }
    const start = after === undefined ? 0 : shown.findIndex(({ key }) => JSON.stringify(key) === JSON.stringify(after)) + 1
    return { groups: shown.slice(start, start + limit), hasNextPage: shown.length > start + limit, totalCount: shown.length }
  }

  #firstWithin(groups: readonly OracleGroup[], depth: number, limit: number): readonly OracleGroup[] {
    const places = new Map<string, number>()
    return groups.filter(({ key }) => {
      const outer = JSON.stringify(key.slice(0, depth))
      const place = (places.get(outer) ?? 0) + 1
      places.set(outer, place)
      return place <= limit
    })
  }

  #named({ key, values }: Group, name: string): Value {
    const index = (this.#question.by ?? []).indexOf(name)
    return index >= 0 ? (key[index] ?? null) : (values.get(name) ?? null)
  }

  /** Every group in which a selected metric has rows, with the values of all of them (S3, S4). */
  #groups(): readonly Group[] {
    const selected = new Set(
      this.#question.metrics.flatMap((name) => this.#metrics.leaves(name)).map((leaf) => JSON.stringify([leaf.metric.name, leaf.where])),
    )
    const leaves = new Map(
      this.#names.flatMap((name) => this.#metrics.leaves(name)).map((leaf) => [JSON.stringify([leaf.metric.name, leaf.where]), leaf]),
    )
    const byLeaf = new Map<string, Map<string, Row[]>>()
    const keys = new Map<string, readonly Value[]>()
    for (const [id, leaf] of leaves) {
      const grouped = new Map<string, Row[]>()
      for (const row of this.#rowsOf(leaf)) {
        const key = (this.#question.by ?? []).map((name) => this.#key(leaf, row, name))
        const mark = JSON.stringify(key.map(keyOf))
        if (!this.#isWanted(key)) continue
        if (selected.has(id)) keys.set(mark, key)
        grouped.set(mark, [...(grouped.get(mark) ?? []), row])
      }
      byLeaf.set(id, grouped)
    }
    if ((this.#question.by ?? []).length === 0) keys.set('[]', [])
    return [...keys].map(([mark, key]) => {
      const rowsOf = (leaf: Leaf) => byLeaf.get(JSON.stringify([leaf.metric.name, leaf.where]))?.get(mark) ?? []
      return { key, values: new Map(this.#names.map((name) => [name, this.#metrics.value(name, rowsOf)])) }
    })
  }

  #isWanted(key: readonly Value[]): boolean {
    const { within } = this.#question
    if (within === undefined) return true
    const outer = key.slice(0, within.depth).map(keyOf)
    return within.groups.some((group) => outer.every((value, index) => (value === null ? null : String(value)) === (group[index] ?? null)))
  }

  /** The rows that an aggregation counts, before they are grouped (S7). */
  #rowsOf({ metric, where }: Leaf): readonly Row[] {
    const zone = this.#rows.zone
    const filters = [...(metric.where === undefined ? [] : [metric.where]), ...where]
    return this.#rows.rows(metric.model).filter((row) => {
      const time = this.#metrics.timeOf(metric, row)
      if (this.#period !== undefined && (time === null || !('micros' in time) || !isWithin(time, this.#period, zone))) return false
      if (!filters.every((filter) => passes(filter, (name) => this.#rows.local(row, name), zone))) return false
      return (this.#question.where ?? []).every((filter) => passes(filter, (name) => this.#filtered({ metric, where }, row, name), zone))
    })
  }

  #filtered(leaf: Leaf, row: Row, name: string): Value {
    return this.#rows.members(row.model).has(name) ? this.#rows.public(row, name) : this.#key(leaf, row, name)
  }

  #key(leaf: Leaf, row: Row, name: string): Value {
    const { base, grain, part } = readingOf(name, this.#rows.members(row.model).has(name))
    if (grain === undefined && part === undefined) return this.#rows.public(row, base)
    const time = base === 'time' ? this.#metrics.timeOf(leaf.metric, row) : this.#rows.public(row, base)
    if (time === null || !('micros' in time)) return null
    return grain === undefined ? partOf(time, part ?? '', this.#rows.zone) : bucketOf(time, grain, this.#rows.zone)
  }

  /** The groups with the missing buckets between them (S15). */
  #filled(groups: readonly Group[]): readonly Group[] {
    if (this.#question.fill !== true) return groups
    const by = this.#question.by ?? []
    const place = by.findIndex((name) => this.#grainOf(name) !== undefined)
    const grain = this.#grainOf(by[place] ?? '') ?? 'day'
    const buckets = this.#buckets(groups, place, grain)
    const present = new Map(groups.map((group) => [JSON.stringify(group.key.map(keyOf)), group]))
    const others = new Map(groups.map(({ key }) => [JSON.stringify(key.toSpliced(place, 1).map(keyOf)), key]))
    if (by.length === 1) others.set('[]', [null])
    const empty = new Map(this.#names.map((name) => [name, this.#metrics.value(name, () => [])]))
    const added = [...others.values()].flatMap((key) => buckets.map((bucket): Group => ({ key: key.with(place, bucket), values: empty })))
    return [...groups, ...added.filter(({ key }) => !present.has(JSON.stringify(key.map(keyOf))))]
  }

  #grainOf(name: string): Grain | undefined {
    const [metric] = this.#question.metrics
    const [leaf] = metric === undefined ? [] : this.#metrics.leaves(metric)
    return leaf && readingOf(name, this.#rows.members(this.#rows.model(leaf.metric.model)).has(name)).grain
  }

  #buckets(groups: readonly Group[], place: number, grain: Grain): readonly Moment[] {
    const zone = this.#rows.zone
    const found = groups.flatMap(({ key }) => {
      const value = key[place]
      return value !== null && value !== undefined && 'micros' in value ? [value] : []
    })
    const sorted = found.toSorted(compareValues)
    const isMetricTime = readingOf(this.#question.by?.[place] ?? '', false).base === 'time'
    const { from, to } = (isMetricTime ? this.#period : undefined) ?? { from: undefined, to: undefined }
    const end = (instant: bigint | undefined, edge: Moment | undefined): Moment | undefined =>
      instant === undefined ? edge : bucketOf({ kind: 'timestamptz', micros: instant }, grain, zone)
    const [first, last] = [end(from, sorted[0]), end(to === undefined ? undefined : to - 1n, sorted.at(-1))]
    return first === undefined || last === undefined ? [] : bucketsBetween(first, last, grain, zone)
  }

  /** What was asked for, then every key; nulls last unless asked otherwise (S9). */
  #order(left: Group, right: Group): number {
    const asked = this.#question.orderBy ?? []
    const rest = (this.#question.by ?? []).filter((name) => !asked.some(({ dimension }) => dimension === name))
    const terms: readonly OrderInput[] = [...asked, ...rest.map((dimension) => ({ dimension }))]
    return terms.map((term) => this.#orderBy(term, left, right)).find((order) => order !== 0) ?? 0
  }

  #orderBy({ metric, dimension, direction, nulls }: OrderInput, left: Group, right: Group): number {
    const name = metric ?? dimension ?? ''
    const [a, b] = [this.#named(left, name), this.#named(right, name)]
    if (a === null || b === null) return (a === b ? 0 : a === null ? 1 : -1) * (nulls === 'first' ? -1 : 1)
    return compareValues(a, b) * (direction === 'desc' ? -1 : 1)
  }

  #show({ key, values }: Group): OracleGroup {
    const metrics = this.#names.map((name) => [name, showMetric(this.#metrics.metric(name), values.get(name) ?? null)])
    return { key: key.map(keyOf), metrics: Object.fromEntries(metrics) }
  }
}

function showMetric({ exact }: MetricSource, value: Value): string | number | null {
  if (value === null || (value.kind !== 'exact' && value.kind !== 'double')) return null
  return exact === true && value.kind === 'exact' ? exactText(value) : numberOf(value)
}

function namesIn({ and = [], or = [], not, ...tests }: FilterInput): readonly string[] {
  return [...Object.keys(tests), ...[...and, ...or, ...(not === undefined ? [] : [not])].flatMap(namesIn)]
}
