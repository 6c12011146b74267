import { dayBeginsBucket } from '../catalog/time-grains.ts'
import { columnOf, type Expression, everyOf, type Predicate } from '../expression/expression.ts'
import { FRAME } from '../expression/time-frame.ts'
import { isDayOrCoarser, plainGrain, type TimeGrain } from '../expression/time-grain.ts'
import { clockBetween } from './clock-spans.ts'
import { dayBegun } from './midnight.ts'
import { startOf, type Zoned } from './move-time.ts'
import type { FrameCell } from './resolve-frame.ts'
import { momentAs } from './resolve-time.ts'
import type { FramePieces, NamedPiece } from './resolved-question.ts'

/** The times by which a row counts for buckets: its own, or of a state those from which and until which it is valid. */
export interface CountedTimes {
  readonly from: Expression
  readonly until: Expression | undefined
}

/** A moment at which rows begin or end to count, and the day that it is the first instant of. */
interface Edge {
  readonly at: Zoned
  readonly instant: number
  readonly day: string | undefined
}

interface Edges {
  readonly from: Edge | undefined
  readonly to: Edge
}

/** The first day that all databases write alike. */
const FIRST_DAY = '0001-01-01'

/** No table, role or model has a name with a space. */
const PIECE = 'piece of time'
const UNTIL = 'piece of its end'

/**
 * The coarsest pieces of time, of the buckets' own grain, months or days, that no bucket's rows begin or end to count in the middle of;
 * nothing where there are none.
 */
export function piecesOf(cells: readonly FrameCell[], asked: TimeGrain, times: CountedTimes): FramePieces | undefined {
  const isState = times.until !== undefined
  const edges = cells.flatMap(({ from, to }): readonly Edges[] =>
    to === undefined ? [] : [{ from: isState || from === undefined ? undefined : edgeOf(from), to: edgeOf(to) }],
  )
  const begun = edges.filter(({ from }) => from !== undefined)
  if (edges.length < 2 || edges.length < cells.length || (begun.length > 0 && begun.length < edges.length)) return undefined
  const grains = [asked, plainGrain('month'), plainGrain('day')].filter((grain) => grain.kind === 'unit' && isDayOrCoarser(grain))
  const first = Math.min(...begun.flatMap(({ from }) => from?.instant ?? []))
  const last = isState ? Number.POSITIVE_INFINITY : Math.max(...edges.map(({ to }) => to.instant))
  const grain = grains.find((one) => edges.every((cell) => isUncut(cell, one, { first, last })))
  return grain && pieces(edges, grain, times)
}

function edgeOf(at: Zoned): Edge {
  const day = dayBegun(at)
  const isWritten = day !== undefined && day.length === FIRST_DAY.length && day >= FIRST_DAY
  return { at, instant: at.epochMilliseconds, day: isWritten ? day : undefined }
}

/**
 * Whether the rows of a bucket are those of whole pieces. The very first and the very last moment may lie inside one: no row before or
 * behind them is read. A state that goes on beyond its end is read, so that each of its ends must be the end of a piece.
 */
function isUncut({ from, to }: Edges, grain: TimeGrain, { first, last }: { readonly first: number; readonly last: number }): boolean {
  const begins = ({ day }: Edge) => day !== undefined && dayBeginsBucket(day, grain)
  return (
    (from === undefined || begins(from) || (from.instant === first && from.instant < to.instant)) && (begins(to) || to.instant === last)
  )
}

function pieces(edges: readonly Edges[], grain: TimeGrain, { from: time, until }: CountedTimes): FramePieces {
  // An expression would be written once for each setting of the clock.
  const isColumn = [time, until].every((of) => of === undefined || of.kind === 'column')
  const clock = isColumn ? clockBetween(edges.flatMap(({ from, to }) => (from === undefined ? [to.at] : [from.at, to.at]))) : undefined
  const cut = (name: string, of: Expression): NamedPiece => ({ name, of: { kind: 'bucket', of, grain, zone: '', clock, type: 'date' } })
  const starts = edges.flatMap(({ from }) => (from === undefined ? [] : [firstDay(from, grain)]))
  const isBegun = ({ from }: Edges, index: number) => from !== undefined && from.instant < (edges[index - 1]?.to.instant ?? 0)
  return {
    of: [cut(PIECE, time), ...(until === undefined ? [] : [cut(UNTIL, until)])],
    starts,
    ends: edges.map(({ to }) => to.day ?? dayAfter(to)),
    test: countsFor(starts.length > 0, until !== undefined),
    overlap: until === undefined && (starts.length === 0 || edges.some(isBegun)),
  }
}

function firstDay({ at, day }: Edge, grain: TimeGrain): string {
  return day !== undefined && dayBeginsBucket(day, grain) ? day : momentAs(startOf(at, grain), 'date')
}

/** Behind the piece that is cut. A day may have its midnight twice, and the second does not begin it. */
function dayAfter({ at }: Edge): string {
  return at.toPlainDate().add({ days: 1 }).toString()
}

/** Whether what lies in a piece counts for a bucket. */
function countsFor(hasStart: boolean, isState: boolean): Predicate {
  const piece = columnOf(PIECE, 'date')
  const until = columnOf(UNTIL, 'date')
  const moment = (name: string): Expression => ({ kind: 'column', of: FRAME, name, type: 'date' })
  const begun: Predicate = { kind: 'compare', operator: 'lt', left: piece, right: moment('end') }
  const isOpen: Predicate = { kind: 'isNull', value: until, negated: false }
  const goesOn: Predicate = { kind: 'compare', operator: 'gte', left: until, right: moment('end') }
  const tests = [
    hasStart ? ({ kind: 'compare', operator: 'gte', left: piece, right: moment('start') } as const) : undefined,
    begun,
    isState ? ({ kind: 'some', of: [isOpen, goesOn] } as const) : undefined,
  ]
  return everyOf(tests) ?? begun
}
