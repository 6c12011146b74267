import type { ColumnType } from '../expression/column-type.ts'
import { type Expression, everyOf, literal, type Predicate } from '../expression/expression.ts'
import { FRAME, type Reach } from '../expression/time-frame.ts'
import { isDayOrCoarser, type TimeGrain } from '../expression/time-grain.ts'
import { FaultError } from '../problem/problem.ts'
import { type CountedTimes, piecesOf } from './frame-pieces.ts'
import type { Zoned } from './move-time.ts'
import type { FrameCell } from './resolve-frame.ts'
import { momentAs, momentOf } from './resolve-time.ts'
import type { ResolvedFrame } from './resolved-question.ts'
import { earliest, latest } from './shift-interval.ts'

/** The times of rows that a frame goes by. */
interface RowTimes {
  readonly time: Expression | undefined
  readonly reach: Reach
}

/** The time that rows are compared by. */
export function rowTime({ time, reach }: RowTimes): Expression {
  const of = 'from' in reach ? reach.from : time
  if (of === undefined)
    throw new FaultError('Rows without a time were read by time. This is a fault of Grainline; report it with the question.')
  return of
}

function countedTimes(rows: RowTimes): CountedTimes {
  return { from: rowTime(rows), until: 'to' in rows.reach ? rows.reach.to : undefined }
}

/** The type of the moments. A state of days read within a day keeps the time of day, by which versions of its entities are chosen (S28). */
function momentType(rows: RowTimes, cells: readonly FrameCell[]): ColumnType {
  const { type } = rowTime(rows)
  const isWithinDay = ({ to }: FrameCell) => to !== undefined && !to.equals(to.startOfDay())
  return type === 'date' && rows.reach.kind === 'valid' && cells.some(isWithinDay) ? 'timestamp' : type
}

/** Rows between two moments, or valid in the instant just before the second. */
function rowsTest({ time, reach }: RowTimes, start: Expression | undefined, end: Expression | undefined): Predicate | undefined {
  if (reach.kind === 'valid') {
    if (end === undefined) return undefined
    const open: Predicate = { kind: 'isNull', value: reach.to, negated: false }
    const later: Predicate = { kind: 'compare', operator: 'gte', left: reach.to, right: end }
    return everyOf([
      { kind: 'compare', operator: 'lt', left: reach.from, right: end },
      { kind: 'some', of: [open, later] },
    ])
  }
  if (reach.kind === 'whole')
    return everyOf([
      start && { kind: 'compare', operator: 'gte', left: reach.from, right: start },
      end && { kind: 'compare', operator: 'lte', left: reach.to, right: end },
    ])
  const bound = (operator: 'gte' | 'lt', moment: Expression | undefined): Predicate | undefined =>
    time && moment && { kind: 'compare', operator, left: time, right: moment }
  return everyOf([bound('gte', start), bound('lt', end)])
}

/** The test of the one cell of a question that does not go by time. */
export function cellTest(cell: FrameCell, rows: RowTimes): Predicate | undefined {
  const { from, to } = cell
  const type = momentType(rows, [cell])
  const moment = (at: Zoned | undefined) => at && literal(momentAs(at, type), type)
  return rowsTest(rows, moment(from), moment(to))
}

/** The end of the one cell of a question that does not go by time. */
export function cellEnd(cell: FrameCell, rows: RowTimes): Expression | undefined {
  const { to } = cell
  const type = momentType(rows, [cell])
  return to && literal(momentAs(to, type), type)
}

/** The end of the bucket for which a row counts. */
export function frameEnd(rows: RowTimes, cells: readonly FrameCell[]): Expression {
  return { kind: 'column', of: FRAME, name: 'end', type: momentType(rows, cells) }
}

/** Of a zoneless time, the full hour also where the clock skips it. */
function bucketText(bucket: Zoned, grain: TimeGrain, type: ColumnType): string {
  const { instant, wall } = momentOf(bucket)
  if (type === 'date') return wall.slice(0, 10)
  if (type === 'timestamptz') return instant
  return grain.kind === 'unit' && grain.unit === 'hour' ? `${wall.slice(0, 13)}:00:00` : wall
}

/** One cell for each bucket: two hours that the clock shows alike are one to zoneless times, up to the end of the second. */
function toldApart(cells: readonly FrameCell[], label: (bucket: Zoned) => string): readonly FrameCell[] {
  const last = new Map(cells.flatMap((cell) => (cell.bucket === undefined ? [] : [[label(cell.bucket), cell]])))
  return [...last.values()]
}

/** The cells of all buckets as a table that rows are joined to. */
export function frameOf(given: readonly FrameCell[], grain: TimeGrain, rows: RowTimes, signature: string): ResolvedFrame | undefined {
  const type = momentType(rows, given)
  const bucketType: ColumnType = isDayOrCoarser(grain) ? 'date' : type
  const column = (name: string): Expression => ({ kind: 'column', of: FRAME, name, type })
  const label = (bucket: Zoned) => bucketText(bucket, grain, bucketType)
  const cells = bucketType === 'timestamp' ? toldApart(given, label) : given
  const bounded = cells.every(({ from }) => from !== undefined)
  const test = rowsTest(rows, bounded && rows.reach.kind !== 'valid' ? column('start') : undefined, column('end'))
  const text = (moment: Zoned | undefined) => (moment === undefined ? [] : [momentAs(moment, type)])
  if (test === undefined) return undefined
  return {
    signature,
    bucketType,
    momentType: type,
    buckets: cells.flatMap(({ bucket }) => (bucket === undefined ? [] : [label(bucket)])),
    starts: bounded ? cells.flatMap(({ from }) => text(from)) : [],
    ends: cells.flatMap(({ to }) => text(to)),
    test,
    pieces: rows.reach.kind === 'whole' ? undefined : piecesOf(cells, grain, countedTimes(rows)),
  }
}

/** The test that a row counts for some bucket: what an index can find before rows meet buckets. */
export function boundsTest(cells: readonly FrameCell[], rows: RowTimes): Predicate | undefined {
  const froms = cells.flatMap(({ from }) => from ?? [])
  const first = rows.reach.kind === 'valid' || froms.length < cells.length ? undefined : froms.reduce(earliest)
  const last = cells.flatMap(({ to }) => to ?? []).reduce<Zoned | undefined>((end, to) => latest(to, end), undefined)
  return cellTest({ bucket: undefined, from: first, to: last }, withoutValidity(rows))
}

/** Of rows with a validity, those that began before the last bucket ends: whether they still hold is asked for each bucket. */
function withoutValidity({ time, reach }: RowTimes): RowTimes {
  return reach.kind === 'valid' ? { time: reach.from, reach: { kind: 'allTime' } } : { time, reach }
}

/** The bucket for which a row counts. */
export function frameKey({ bucketType }: ResolvedFrame): Expression {
  return { kind: 'column', of: FRAME, name: 'bucket', type: bucketType }
}
