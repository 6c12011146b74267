import { Temporal } from 'temporal-polyfill'
import { KINDS, type Kind, type Moved, type PerAccount } from './kinds-metrics.ts'
import {
  back,
  bucketAfter,
  bucketStart,
  type Grain,
  isBefore,
  isBounded,
  lengthOf,
  previous,
  type Span,
  spanBack,
  wholeUnits,
  type Zoned,
} from './kinds-time.ts'
import type { Balance, KindsWorld, Order, Validity } from './kinds-world.ts'

/** A value, and whether rows (or entities) made it. */
export interface Found {
  readonly value: number | null
  readonly isPresent: boolean
}

/** A metric that has no answer for the question that is asked. */
export class Refused extends Error {}

/** What a metric is asked for: a bucket or the period, and what is needed to move it. */
export interface Asked {
  readonly span: Span
  readonly bucket: Grain | undefined
  readonly period: Span
  readonly asOf: Zoned
  /** Rows of the slice, and of them those of the group. */
  readonly slice: (account: number | null) => boolean
  readonly keep: (account: number | null) => boolean
  readonly isCompletedOnly?: boolean
  /** Moves that were asked for on the way to the rows, outermost first. */
  readonly moves?: readonly Moved[]
}

interface PlacedOrder extends Order {
  readonly number: number | null
  readonly daysSince: number | null
}

/** Metrics read from rows in memory, one row after the other. */
export class KindsReader {
  readonly #world: KindsWorld
  readonly #orders: readonly PlacedOrder[]

  constructor(world: KindsWorld) {
    this.#world = world
    this.#orders = world.orders.map((order, index) => placed(order, index, world.orders))
  }

  countryOf(account: number | null): string | null {
    return (account === null ? null : this.#world.countries[account - 1]) ?? null
  }

  read(name: string, asked: Asked): Found {
    const kind = KINDS[name]
    if (kind === undefined) throw new Error(`The oracle has no "${name}".`)
    switch (kind.kind) {
      case 'moved':
        return this.#moved(kind.input, asked)
      case 'less': {
        const [left, right] = kind.inputs.map((input) => this.#moved(input, asked))
        const isPresent = left?.isPresent === true || right?.isPresent === true
        const [minuend, subtrahend] = [left?.value ?? null, right?.value ?? null]
        return { value: minuend === null || subtrahend === null ? null : minuend - subtrahend, isPresent }
      }
      case 'perAccount':
        return this.#perAccount(kind, asked)
      case 'running':
        return this.#running(kind, asked)
      case 'state':
        return this.#state(kind, asked)
      case 'balance':
        return this.#balance(kind, asked)
      case 'orders':
        return orderValue(kind.of, this.#ordersIn(kind.time, movedSpan(asked, true), asked))
    }
  }

  #moved(input: Moved, asked: Asked): Found {
    const isCompletedOnly = asked.isCompletedOnly === true || input.isCompletedOnly === true
    return this.read(input.metric, { ...asked, isCompletedOnly, moves: [...(asked.moves ?? []), input] })
  }

  #ordersIn(time: 'at' | 'on', { from, to }: Span, { keep, isCompletedOnly, asOf }: Asked): readonly PlacedOrder[] {
    return this.#orders.filter((order) => {
      const when = time === 'at' ? instant(order.at, asOf) : midnight(order.on, asOf)
      if (!keep(order.account) || (isCompletedOnly === true && order.status !== 'completed')) return false
      if (from === undefined && to === undefined) return true
      return when !== undefined && (from === undefined || !isBefore(when, from)) && (to === undefined || isBefore(when, to))
    })
  }

  #running({ of, window, toDate }: Extract<Kind, { kind: 'running' }>, asked: Asked): Found {
    const base = KINDS[of]
    const end = movedSpan(asked, false).to ?? asked.asOf
    const from =
      window !== undefined
        ? back(end, window.grain, window.count)
        : toDate === undefined
          ? undefined
          : bucketStart(end.subtract({ milliseconds: 1 }), toDate)
    if (base?.kind !== 'orders') throw new Error('The oracle runs up orders only.')
    return orderValue(base.of, this.#ordersIn(base.time, { from, to: end }, asked))
  }

  #state({ of, time }: Extract<Kind, { kind: 'state' }>, asked: Asked): Found {
    const end = movedSpan(asked, false).to ?? asked.asOf
    const times = (row: Validity): readonly [Zoned | undefined, Zoned | undefined] =>
      time === 'at' ? [instant(row.fromAt, end), instant(row.toAt, end)] : [midnight(row.fromOn, end), midnight(row.toOn, end)]
    const rows = this.#world.validities.filter((row) => {
      const [from, to] = times(row)
      return asked.keep(row.account) && from !== undefined && isBefore(from, end) && (to === undefined || !isBefore(to, end))
    })
    const accounts = new Set(rows.flatMap(({ account }) => account ?? []))
    return { value: of === 'sum' ? sum(rows) : accounts.size, isPresent: rows.length > 0 }
  }

  /** Balances are chosen before they are told apart by group. */
  #balance({ at, isPerAccount }: Extract<Kind, { kind: 'balance' }>, asked: Asked): Found {
    const { from, to } = movedSpan(asked, true)
    const rows = this.#world.balances.filter(({ account, on }) => {
      const when = midnight(on, asked.asOf)
      const isInTime = when !== undefined && (from === undefined || !isBefore(when, from)) && (to === undefined || isBefore(when, to))
      return asked.slice(account) && isInTime
    })
    const rivals = (row: Balance) => rows.filter(({ account }) => !isPerAccount || account === row.account).map(({ on }) => on ?? '')
    const chosen = rows.filter((row) => {
      const days = rivals(row).sort()
      return asked.keep(row.account) && row.on === (at === 'first' ? days[0] : days[days.length - 1])
    })
    return { value: sum(chosen), isPresent: chosen.length > 0 }
  }

  #perAccount({ take, of, where = {}, top }: PerAccount, asked: Asked): Found {
    const names = [
      ...new Set([...Object.keys(where), ...Object.values(where).flatMap(({ lte }) => lte?.column ?? []), top?.by ?? [], of ?? []].flat()),
    ]
    const found = [1, 2, 3, 4].flatMap((account) => {
      const values = names.map((name) => [name, this.read(name, { ...asked, keep: (other) => other === account })] as const)
      return asked.keep(account) && values.some(([, { isPresent }]) => isPresent)
        ? [new Map(values.map(([name, { value }]) => [name, value]))]
        : []
    })
    const ranked = top === undefined ? found : [...found].sort((a, b) => descending(a.get(top.by) ?? null, b.get(top.by) ?? null))
    const first = top === undefined ? ranked : ranked.filter((_, place) => place < (top.count ?? (top.share ?? 1) * ranked.length))
    const passing = first.filter((values) => Object.entries(where).every(([name, test]) => passes(values.get(name) ?? null, test, values)))
    return {
      value: taken(
        take,
        passing.map((values) => values.get(of ?? '') ?? null),
      ),
      isPresent: passing.length > 0,
    }
  }
}

function sum(rows: readonly { readonly amount: number }[]): number {
  return rows.reduce((total, { amount }) => total + amount, 0)
}

function descending(a: number | null, b: number | null): number {
  if (a === null || b === null) return (a === null ? 1 : 0) - (b === null ? 1 : 0)
  return b - a
}

function passes(
  value: number | null,
  { gt, eq, lte }: NonNullable<PerAccount['where']>[string],
  values: ReadonlyMap<string, number | null>,
): boolean {
  const other = lte === undefined ? undefined : values.get(lte.column)
  if (value === null || other === null) return false
  return (gt === undefined || value > gt) && (eq === undefined || value === eq) && (other === undefined || value <= other)
}

function taken(take: PerAccount['take'], all: readonly (number | null)[]): number | null {
  if (take === 'count') return all.length
  const values = all.filter((value) => value !== null).sort((a, b) => a - b)
  const total = values.reduce((left, right) => left + right, 0)
  if (take === 'sum') return total
  if (values.length === 0) return null
  if (take === 'max') return values[values.length - 1] ?? null
  if (take === 'avg') return total / values.length
  const middle = (values.length - 1) / 2
  return ((values[Math.floor(middle)] ?? 0) + (values[Math.ceil(middle)] ?? 0)) / 2
}

function orderValue(of: Extract<Kind, { kind: 'orders' }>['of'], given: readonly PlacedOrder[]): Found {
  const rows = of === 'newBuyers' ? given.filter(({ number }) => number === 1) : given
  const amounts = rows.flatMap(({ amount }) => amount ?? [])
  const total = amounts.reduce((left, right) => left + right, 0)
  const isPresent = rows.length > 0
  switch (of) {
    case 'count':
    case 'newBuyers':
      return { value: rows.length, isPresent }
    case 'sum':
      return { value: total, isPresent }
    case 'distinct':
      return { value: new Set(rows.flatMap(({ account }) => account ?? [])).size, isPresent }
    case 'avg':
      return { value: amounts.length === 0 ? null : total / amounts.length, isPresent }
    case 'max':
      return { value: amounts.length === 0 ? null : Math.max(...amounts), isPresent }
    case 'daysSince': {
      const days = rows.flatMap(({ daysSince }) => daysSince ?? [])
      return { value: days.length === 0 ? null : days.reduce((left, right) => left + right, 0) / days.length, isPresent }
    }
    case 'completedShare': {
      const completed = rows.flatMap(({ amount, status }) => (status === 'completed' ? (amount ?? []) : []))
      return { value: total === 0 ? null : completed.reduce((left, right) => left + right, 0) / total, isPresent }
    }
  }
}

/** An order among those of its account: a row whose account or time is not known has no place. */
function placed(order: Order, index: number, all: readonly Order[]): PlacedOrder {
  const { account, at } = order
  if (account === null || at === null) return { ...order, number: null, daysSince: null }
  const earlier = all.filter(
    (other, place) => other.account === account && other.at !== null && (other.at < at || (other.at === at && place < index)),
  )
  const times = earlier.map((other) => Date.parse(other.at ?? '')).sort((a, b) => a - b)
  const before = times[times.length - 1]
  return {
    ...order,
    number: order.status === 'completed' ? earlier.filter(({ status }) => status === 'completed').length + 1 : null,
    daysSince: before === undefined ? null : (Date.parse(at) - before) / 86_400_000,
  }
}

function instant(text: string | null, { timeZoneId }: Zoned): Zoned | undefined {
  return text === null ? undefined : Temporal.Instant.from(text).toZonedDateTimeISO(timeZoneId)
}

function midnight(day: string | null, { timeZoneId }: Zoned): Zoned | undefined {
  return day === null ? undefined : Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: timeZoneId })
}

/** The bucket or period after all moves; what is read at an instant is read at `asOf` where no period says when. */
function movedSpan({ span, bucket, period, asOf, moves = [] }: Asked, isWithin: boolean): Span {
  const start = isWithin ? span : { from: span.from, to: span.to ?? asOf }
  const moved = moves.reduce<Span>((current, move) => moveOnce(current, move, bucket, period), start)
  const isMoved = moves.some(({ offset, at }) => offset !== undefined || at !== undefined)
  if (isWithin && isMoved && moved.to === undefined) throw new Refused()
  return moved
}

function moveOnce(span: Span, { offset, at }: Moved, bucket: Grain | undefined, period: Span): Span {
  if (at === 'start') {
    if (span.from === undefined) throw new Refused()
    return { from: span.from, to: span.from }
  }
  if (offset === undefined) return span
  if (offset === 'previousPeriod') {
    if (bucket !== undefined) return spanBack(span, bucket, 1, bucket)
    if (!isBounded(period)) throw new Refused()
    return previous(span, period, bucket)
  }
  if ('count' in offset) return spanBack(span, offset.grain, offset.count, bucket)
  if (span.from === undefined) throw new Refused()
  const start = bucketStart(span.from, offset.toStartOf)
  if (bucket !== undefined) return { from: bucketStart(start, bucket), to: bucketAfter(bucketStart(start, bucket), bucket) }
  return { from: start, to: asLong(start, span) }
}

function asLong(start: Zoned, span: Span): Zoned | undefined {
  if (!isBounded(span)) return undefined
  const units = wholeUnits(span)
  if (units === undefined) return start.add(lengthOf(span))
  return Array.from({ length: units.count }).reduce<Zoned>((end) => bucketAfter(end, units.grain), start)
}
