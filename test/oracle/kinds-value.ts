import { type Asked, chosen, distinct, type Found, isIn, type Keep, type Range, rangeOf, sum } from './kinds-asked.ts'
import { openMilliseconds } from './kinds-hours.ts'
import {
  afterOf,
  type Clock,
  innerNames,
  KINDS,
  type Kind,
  kindOf,
  type ModelName,
  type Moved,
  type PerAccount,
  REQUESTS,
} from './kinds-metrics.ts'
import { movedSpan } from './kinds-moves.ts'
import { conversionValue, returningValue } from './kinds-outcome.ts'
import type { KindsRows, Seen } from './kinds-rows.ts'
import type { Span, Zoned } from './kinds-time.ts'

/** Metrics read from rows in memory, one row after the other. */
export class KindsReader {
  readonly rows: KindsRows

  constructor(rows: KindsRows) {
    this.rows = rows
  }

  read(request: string, asked: Asked): Found {
    const kind = kindOf(request)
    switch (kind.kind) {
      case 'moved':
        return this.#moved(kind.input, asked)
      case 'less': {
        const [left, right] = kind.inputs.map((input) => this.#moved(input, asked))
        const isPresent = left?.isPresent === true || right?.isPresent === true
        const [minuend, subtrahend] = [left?.value ?? null, right?.value ?? null]
        return { value: minuend === null || subtrahend === null ? null : minuend - subtrahend, isPresent }
      }
      case 'expected': {
        if (kind.each !== undefined) return { value: kind.each * kind.orders, isPresent: false }
        const { value, isPresent } = this.read('orderAverage', asked)
        return { value: value === null ? null : value * kind.orders, isPresent }
      }
      case 'perAccount':
        return this.#perAccount(kind, asked)
      case 'running': {
        const of = KINDS[kind.of]
        if (of === undefined) throw new Error('The oracle runs up metrics of one row each only.')
        return this.#leaf(of, rangeOf(running(kind, asked)), asked)
      }
      case 'state':
        return this.#state(kind, asked)
      case 'balance': {
        const rows = chosen(this.rows.rows('balances', 'on'), rangeOf(movedSpan(asked, true)), kind.at, asked, kind.isPerAccount)
        return { value: sum(rows.flatMap(({ amount }) => amount ?? [])), isPresent: rows.length > 0 }
      }
      case 'returning':
        return returningValue(this.rows, kind.grain, afterOf(REQUESTS[request] ?? request), rangeOf(movedSpan(asked, true)), asked)
      default:
        return this.#leaf(kind, rangeOf(movedSpan(asked, true)), asked)
    }
  }

  /** What is made of the rows that lie in a range. */
  #leaf(kind: Kind, range: Range, asked: Asked): Found {
    switch (kind.kind) {
      case 'orders': {
        const rows = this.#within('orders', kind.time, range, asked)
        return orderValue(kind, rows)
      }
      case 'lines': {
        const rows = this.#within('lines', 'at', range, asked)
        const value = kind.of === 'rows' ? rows.length : new Set(rows.flatMap(({ order }) => order ?? [])).size
        return { value, isPresent: rows.length > 0 }
      }
      case 'visits': {
        const rows = this.#within('visits', kind.time, range, asked)
        return { value: rows.length, isPresent: rows.length > 0 }
      }
      case 'converted':
        return conversionValue(this.rows, kind, range, asked)
      case 'cancelledShare': {
        const all = this.rows.rows('orders', 'at').filter((row) => asked.keep(row, undefined, true) && isIn(row, range))
        const cancelled = this.#within('orders', 'at', range, asked).filter(({ status }) => status === 'cancelled')
        const value = all.length === 0 ? null : cancelled.length / all.length
        return { value, isPresent: (asked.isByReason ? cancelled : all).length > 0 }
      }
      default:
        throw new Error(`The oracle has no rows of ${kind.kind}.`)
    }
  }

  #within(model: ModelName, clock: Clock, range: Range, { keep, isCompletedOnly }: Asked): readonly Seen[] {
    return this.rows
      .rows(model, clock)
      .filter((row) => isIn(row, range) && (isCompletedOnly !== true || row.status === 'completed') && keep(row, undefined, false))
  }

  #moved(input: Moved, asked: Asked): Found {
    const isCompletedOnly = asked.isCompletedOnly === true || input.isCompletedOnly === true
    return this.read(input.metric, { ...asked, isCompletedOnly, moves: [...(asked.moves ?? []), input] })
  }

  #state({ of, time, isWhole }: Extract<Kind, { kind: 'state' }>, asked: Asked): Found {
    const span = movedSpan(asked, isWhole === true)
    const { from, to, isOpen } = rangeOf(span)
    const end = isWhole === true ? (span.to ?? asked.asOf).epochMilliseconds : to
    const rows = this.rows.rows('validities', time).filter((row) => {
      const isThere =
        isWhole === true
          ? isOpen || (row.from !== null && row.from >= from && (row.to ?? Number.POSITIVE_INFINITY) <= to)
          : row.from !== null && row.from < to && (row.to === null || row.to >= to)
      return isThere && asked.keep(row, end, false)
    })
    const value = of === 'sum' ? sum(rows.flatMap(({ amount }) => amount ?? [])) : distinct(rows)
    return { value, isPresent: rows.length > 0 }
  }

  #perAccount(kind: PerAccount, asked: Asked): Found {
    const { take, of, where = {}, top } = kind
    const names = innerNames(kind)
    const found = [1, 2, 3, 4, null].flatMap((account) => {
      const isOwn: Keep = (row, end, isWhole) => row.account === account && asked.keep(row, end, isWhole)
      const values = names.map((name) => [name, this.read(name, { ...asked, keep: isOwn })] as const)
      const isThere = account !== null && values.some(([, { isPresent }]) => isPresent)
      return isThere ? [new Map(values.map(([name, { value }]) => [name, value]))] : []
    })
    const ranked = top === undefined ? found : [...found].sort((a, b) => descending(a.get(top.by) ?? null, b.get(top.by) ?? null))
    const first = top === undefined ? ranked : ranked.filter((_, place) => place < (top.count ?? (top.share ?? 1) * ranked.length))
    const passing = first.filter((values) => Object.entries(where).every(([name, test]) => passes(values.get(name) ?? null, test, values)))
    const taken = passing.map((values) => values.get(of ?? '') ?? null)
    return { value: take === 'count' ? taken.length : aggregated(take, taken), isPresent: passing.length > 0 }
  }
}

function inHours(milliseconds: number | null): number | null {
  return milliseconds === null ? null : milliseconds / 3_600_000
}

function running({ window, toDate }: Extract<Kind, { kind: 'running' }>, asked: Asked): Span {
  const end: Zoned = movedSpan(asked, false).to ?? asked.asOf
  if (window !== undefined) return { from: asked.calendar.back(end, window.grain, window.count), to: end }
  return { from: toDate === undefined ? undefined : asked.calendar.bucketStart(end.subtract({ milliseconds: 1 }), toDate), to: end }
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

/** Between the two values around the place, in proportion (S30). */
function percentile(all: readonly number[], share: number): number | null {
  const values = [...all].sort((a, b) => a - b)
  const place = (values.length - 1) * share
  const [low, high] = [values[Math.floor(place)], values[Math.ceil(place)]]
  return low === undefined || high === undefined ? null : low + (high - low) * (place - Math.floor(place))
}

function aggregated(take: 'sum' | 'avg' | 'median' | 'max', all: readonly (number | null)[]): number | null {
  const values = all.filter((value) => value !== null).sort((a, b) => a - b)
  if (take === 'sum') return sum(values)
  if (values.length === 0) return null
  if (take === 'max') return values[values.length - 1] ?? null
  if (take === 'avg') return sum(values) / values.length
  return percentile(values, 0.5)
}

function orderValue({ of, status, least, share = 0.5 }: Extract<Kind, { kind: 'orders' }>, given: readonly Seen[]): Found {
  const rows = given.filter(
    (row) =>
      (of !== 'newBuyers' || row.number === 1) &&
      (status === undefined || row.status === status) &&
      (least === undefined || (row.amount !== null && row.amount >= least)),
  )
  const amounts = rows.flatMap(({ amount }) => amount ?? [])
  const between = (from: number | null, to: number | null, unit: number) => (from === null || to === null ? [] : [(to - from) / unit])
  const hours = rows.flatMap(({ at, closedAt }) => between(at, closedAt, 3_600_000))
  const found = (value: number | null): Found => ({ value, isPresent: rows.length > 0 })
  switch (of) {
    case 'count':
    case 'newBuyers':
      return found(rows.length)
    case 'sum':
      return found(sum(amounts))
    case 'distinct':
      return found(distinct(rows))
    case 'avg':
    case 'max':
      return found(aggregated(of, amounts))
    case 'daysSince':
      return found(
        aggregated(
          'avg',
          rows.flatMap(({ previousAt, at }) => between(previousAt, at, 86_400_000)),
        ),
      )
    case 'hoursOpen':
      return found(aggregated('avg', hours))
    case 'openHours':
      return found(
        inHours(
          aggregated(
            'avg',
            rows.flatMap(({ at, closedAt }) => (at === null || closedAt === null ? [] : [openMilliseconds(at, closedAt)])),
          ),
        ),
      )
    case 'medianHours':
      return found(aggregated('median', hours))
    case 'hoursAt':
      return found(percentile(hours, share))
    case 'scored': {
      const answers = amounts.filter((amount) => amount >= 2 && amount <= 40)
      const weights = answers.map((answer) => (answer >= 20 ? 1 : answer <= 5 ? -1 : 0))
      return { value: answers.length === 0 ? null : (100 * sum(weights)) / answers.length, isPresent: answers.length > 0 }
    }
    case 'completedShare': {
      const completed = rows.flatMap(({ amount, status }) => (status === 'completed' ? (amount ?? []) : []))
      const total = sum(amounts)
      return found(total === 0 ? null : sum(completed) / total)
    }
  }
}
