import { Temporal } from 'temporal-polyfill'
import type { FilterInput } from '../../src/definition/filter-input.ts'
import type { OrderInput, Question } from '../../src/query/question.ts'
import type { Asked, Found, Keep } from './kinds-asked.ts'
import { DATE_GRAINS } from './kinds-calendar.ts'
import { everyShown } from './kinds-every.ts'
import { type EntityTimes, entityMetrics, entityTruth, truthOf } from './kinds-filter.ts'
import { finerOf, goesByDay, modelsOf } from './kinds-metrics.ts'
import { Refused } from './kinds-moves.ts'
import { type Cell, dimensionsOf, KindsRows, type Seen, textOf } from './kinds-rows.ts'
import { isWithin, type OracleRow, type Shown, withShown } from './kinds-shown.ts'
import { type Grain, isBounded, type OracleShift, type Span } from './kinds-time.ts'
import { KindsReader } from './kinds-value.ts'
import type { KindsWorld } from './kinds-world.ts'

export interface OracleRows {
  readonly rows: readonly OracleRow[]
  readonly hasNextPage: boolean
  readonly totalCount: number
}

const GRAINS: readonly Grain[] = ['hour', ...DATE_GRAINS]

function grainOf(name: string): Grain | undefined {
  return GRAINS.find((grain) => name === `time${grain.charAt(0).toUpperCase()}${grain.slice(1)}`)
}

/** The names that a filter tests, of rows and of entities. */
function namesIn({ and = [], or = [], not, ...tests }: FilterInput): readonly string[] {
  return [...Object.keys(tests), ...[...and, ...or, ...(not === undefined ? [] : [not])].flatMap(namesIn)]
}

const EVERY: Keep = () => true

/** The metrics themselves, or over finer rows where only those know all that is asked by; nothing has an answer where one knows less. */
function meantNames(names: readonly string[], { by = [], where = [], outside }: Question): readonly string[] {
  const asked = [...by.filter((name) => grainOf(name) === undefined), ...where.flatMap(namesIn), ...(outside?.by ?? [])]
  const knows = (name: string) => {
    const known = dimensionsOf(modelsOf(name))
    return asked.every((one) => one === 'account' || known.includes(one))
  }
  return names.map((name) => {
    const meant = knows(name) ? name : finerOf(name)
    if (meant === undefined || !knows(meant)) throw new Refused()
    return meant
  })
}

/** A question over a world, answered group by group from rows in memory. */
export class KindsOracle {
  readonly #question: Question
  readonly #shifts: readonly OracleShift[]
  readonly #rows: KindsRows
  readonly #reader: KindsReader
  readonly #asOf: Temporal.ZonedDateTime
  readonly #own: Span
  readonly #period: Span
  readonly #grain: Grain | undefined
  readonly #dimensions: readonly string[]
  readonly #names: readonly string[]
  readonly #meant: readonly string[]
  readonly #times: EntityTimes
  readonly #slice: Keep
  readonly #ofAccounts = new Map<string, number | null>()

  constructor(world: KindsWorld, question: Question, shifts: readonly OracleShift[]) {
    const { timezone = 'UTC', by = [], period, metrics, also = [] } = question
    this.#question = question
    this.#shifts = shifts
    this.#rows = new KindsRows(world, timezone)
    this.#reader = new KindsReader(this.#rows)
    this.#asOf = Temporal.Instant.from(question.asOf ?? '').toZonedDateTimeISO(timezone)
    const moment = (text: string | null | undefined) =>
      text === null || text === undefined ? undefined : Temporal.PlainDateTime.from(text).toZonedDateTime(timezone)
    this.#own = { from: moment(period?.between?.from), to: moment(period?.between?.to) }
    this.#grain = by.map(grainOf).find((grain) => grain !== undefined)
    this.#dimensions = by.filter((name) => grainOf(name) === undefined)
    this.#names = [...metrics, ...also]
    this.#meant = meantNames(this.#names, question)
    this.#period = this.#comparedPeriod()
    this.#times = this.#entityTimes()
    this.#slice = this.#sliceOf()
  }

  /** The rows of the answer; nothing where the question has none. */
  static answer(world: KindsWorld, question: Question, shifts: readonly OracleShift[]): OracleRows | undefined {
    try {
      return new KindsOracle(world, question, shifts).#answer()
    } catch (error) {
      if (error instanceof Refused) return undefined
      throw error
    }
  }

  #comparedPeriod(): Span {
    const period = this.#shifts.reduce<Span | undefined>(
      (span, shift) => span && this.#rows.calendar.compared(span, shift, this.#asOf),
      this.#own,
    )
    if (period === undefined || (this.#shifts.length > 0 && !isBounded(period))) throw new Refused()
    return period
  }

  #answer(): OracleRows {
    const { having, first, within, by = [] } = this.#question
    if (this.#grain === 'hour' && this.#names.some(goesByDay)) throw new Refused()
    if (by.length > 0 && this.#names.every((name) => modelsOf(name).size === 0)) throw new Refused()
    const groups = withShown(this.#groups(), this.#shown())
    const had = having === undefined ? groups : groups.filter((row) => truthOf(having, (name) => this.#named(row, name)) === true)
    const sorted = [...had].sort((left, right) => this.#compare(left, right))
    if (within !== undefined) return { rows: this.#firstWithin(sorted), hasNextPage: false, totalCount: sorted.length }
    const shown = first === undefined ? sorted : sorted.slice(0, first)
    return { rows: shown, hasNextPage: sorted.length > shown.length, totalCount: sorted.length }
  }

  #firstWithin(sorted: readonly OracleRow[]): readonly OracleRow[] {
    const { within, first = 10_000 } = this.#question
    const places = new Map<string, number>()
    return sorted.filter(({ key }) => {
      if (!isWithin(key, within)) return false
      const outer = JSON.stringify(key.slice(0, within?.depth))
      const place = (places.get(outer) ?? 0) + 1
      places.set(outer, place)
      return place <= first + 1
    })
  }

  /** Every row that the filters let through, for metrics that go by all names or by all but those of a numerator. */
  #sliceOf(): Keep {
    const { where = [] } = this.#question
    const times = this.#times
    // A metric that has no answer has none of any account, whether or not a row asks for it.
    for (const [name, isAllTime] of where.flatMap(entityMetrics)) {
      if (modelsOf(name).size === 0) throw new Refused()
      times.read(name, 1, isAllTime)
    }
    const tests = where.map((filter) => ({ filter, isNumeratorOnly: namesIn(filter).includes('orderReason') }))
    return (row, end, isWhole) =>
      tests.every(({ filter, isNumeratorOnly }) => {
        if (isWhole && isNumeratorOnly) return true
        const value = (name: string) => this.#rows.dimension(row, name, end)
        return truthOf(filter, value, (given) => entityTruth(row, given, times)) === true
      })
  }

  #entityTimes(): EntityTimes {
    const nothing = { from: undefined, to: undefined }
    const read = (request: string, account: number, isAllTime: boolean): number | null => {
      const name = `${request} ${account} ${isAllTime}`
      const known = this.#ofAccounts.get(name)
      if (known !== undefined) return known
      const span = isAllTime ? nothing : this.#period
      const keep: Keep = (row) => row.account === account
      const shared = { bucket: undefined, asOf: this.#asOf, calendar: this.#rows.calendar, isByReason: false }
      const { value } = this.#reader.read(request, { ...shared, span, period: span, slice: EVERY, keep })
      this.#ofAccounts.set(name, value)
      return value
    }
    const { from, to } = this.#period
    const period = {
      from: from?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
      to: to?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
      isOpen: from === undefined && to === undefined,
    }
    return { reader: this.#reader, read, period }
  }

  #groups(): readonly OracleRow[] {
    const spans = this.#grain === undefined ? [{ text: undefined, span: this.#period }] : this.#meeting(this.#grain)
    const combinations = this.#combinations()
    return spans.flatMap(({ text, span }) =>
      combinations.flatMap((values): readonly OracleRow[] => {
        const found = this.#read(span, this.#keepOf(values))
        const isPresent = found.slice(0, this.#question.metrics.length).some((one) => one.isPresent)
        const key = this.#keyOf(values, text)
        return key.length === 0 || isPresent ? [{ key, values: found.map(({ value }) => value) }] : []
      }),
    )
  }

  #read(span: Span, keep: Keep): readonly Found[] {
    const asked: Asked = {
      span,
      bucket: this.#grain,
      period: this.#period,
      asOf: this.#asOf,
      calendar: this.#rows.calendar,
      slice: this.#slice,
      keep,
      isByReason: this.#dimensions.includes('orderReason'),
    }
    return this.#meant.map((name) => this.#reader.read(name, asked))
  }

  #keepOf(values: readonly Cell[]): Keep {
    const { outside } = this.#question
    const leftOut = new Set((outside?.groups ?? []).map((group) => JSON.stringify(group)))
    const test = (row: Seen, end: number | undefined, isWhole: boolean) => {
      const dimension = (name: string) => this.#rows.dimension(row, name, end)
      const isOwn = this.#dimensions.every((name, index) => (isWhole && name === 'orderReason') || dimension(name) === values[index])
      if (!isOwn || outside === undefined || (isWhole && outside.by.includes('orderReason'))) return isOwn
      return !leftOut.has(JSON.stringify(outside.by.map((name) => textOf(dimension(name)))))
    }
    return (row, end, isWhole) => test(row, end, isWhole) && this.#slice(row, end, isWhole)
  }

  #combinations(): readonly (readonly Cell[])[] {
    return this.#dimensions.reduce<readonly (readonly Cell[])[]>(
      (all, name) => all.flatMap((values) => this.#rows.values(name).map((value) => [...values, value])),
      [[]],
    )
  }

  #keyOf(values: readonly Cell[], time: string | undefined): readonly Cell[] {
    let place = -1
    return (this.#question.by ?? []).map((name) => {
      if (grainOf(name) !== undefined) return time ?? null
      place += 1
      return values[place] ?? null
    })
  }

  /** The n-th bucket of the period with the n-th of the one that it is compared with. */
  #meeting(grain: Grain): readonly { readonly text: string; readonly span: Span }[] {
    if (!isBounded(this.#own) || !isBounded(this.#period)) throw new Refused()
    const there = this.#rows.calendar.bucketsIn(this.#period, grain)
    return this.#buckets(grain).flatMap((text, index) => {
      const met = there[index]
      return met === undefined ? [] : [{ text, span: met.span }]
    })
  }

  #buckets(grain: Grain): readonly string[] {
    if (!isBounded(this.#own)) throw new Refused()
    return this.#rows.calendar
      .bucketsIn(this.#own, grain)
      .map(({ start }) => (grain === 'hour' ? start.toInstant().toString() : start.toPlainDate().toString()))
  }

  /** Every bucket of the period, and every row of some entities, with the values of no rows (S15). */
  #shown(): Shown {
    const { by = [], where = [], fill, every = [], within } = this.#question
    const place = by.findIndex((name) => grainOf(name) !== undefined)
    const filled = fill === true && this.#grain !== undefined ? { place, buckets: this.#buckets(this.#grain) } : undefined
    const models = new Set(this.#meant.flatMap((name) => [...modelsOf(name)]))
    const ofNumerator = this.#names.includes('cancelledShare') ? ['orderReason'] : []
    return {
      keys: by.length,
      filled,
      every: everyShown(every, { by, where, models, rows: this.#rows, times: this.#times, ofNumerator }),
      within,
      empty: () => this.#read(this.#period, () => false).map(({ value }) => value),
    }
  }

  #named({ key, values }: OracleRow, name: string): Cell {
    const place = (this.#question.by ?? []).indexOf(name)
    return (place >= 0 ? key[place] : values[this.#names.indexOf(name)]) ?? null
  }

  #compare(left: OracleRow, right: OracleRow): number {
    const { by = [], orderBy = [] } = this.#question
    const rest = by.filter((name) => !orderBy.some(({ dimension }) => dimension === name)).map((dimension): OrderInput => ({ dimension }))
    for (const { metric, dimension, direction, nulls } of [...orderBy, ...rest]) {
      const [a, b] = [left, right].map((row) => this.#named(row, metric ?? dimension ?? ''))
      const sign = direction === 'desc' ? -1 : 1
      if (a === null || b === null || a === undefined || b === undefined) {
        if (a !== b) return (a === null ? 1 : -1) * (nulls === 'first' ? -1 : 1)
      } else if (a !== b) return (a < b ? -1 : 1) * sign
    }
    return 0
  }
}
