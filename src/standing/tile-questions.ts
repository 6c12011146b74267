import type { Tile } from '../catalog/board.ts'
import type { FilterInput } from '../definition/filter-input.ts'
import { NAMED_SHIFTS } from '../query/named-shift.ts'
import type { OrderInput, PeriodInput, Question } from '../query/question.ts'
import { bucketName } from './goal-questions.ts'

/** Under what a board is asked. */
export interface BoardAsking {
  readonly period: PeriodInput | undefined
  readonly where: readonly FilterInput[]
  readonly timezone: string | undefined
  readonly asOf: string | undefined
  readonly currency: string | undefined
}

/** What a tile asks: its value, the value that it is set against, its rows. */
export interface TileQuestions {
  readonly value: Question
  readonly previous: Question | undefined
  readonly rows: Question
}

/** The period of tiles that name none, on a board that is asked without one. */
const DEFAULT_PERIOD: PeriodInput = { last: { count: 12, grain: 'month' } }

/** The questions of a tile. Its own period and filter hold before those under which its board is asked, and beside them. */
export function tileQuestions(tile: Tile, { period, where, timezone, asOf, currency }: BoardAsking): TileQuestions {
  const filters = tile.where === undefined ? where : [tile.where, ...where]
  const common = { metrics: [tile.request], period: tile.period ?? period ?? DEFAULT_PERIOD, where: filters, timezone, asOf, currency }
  const value: Question = { ...common, by: [] }
  const { grain, by, every, compare, first } = tile
  return {
    value,
    previous: compare && { ...value, compared: NAMED_SHIFTS[compare] },
    rows: {
      ...common,
      by: grain === undefined ? by : [bucketName(grain), ...by],
      fill: grain !== undefined,
      every,
      orderBy: tile.orderBy.map((order) => orderOf(order, tile)),
      first,
      totalCount: true,
    },
  }
}

function orderOf({ metric, dimension, direction, nulls }: Tile['orderBy'][number], tile: Tile): OrderInput {
  return { metric: metric === tile.metric ? tile.request : metric, dimension, direction, nulls }
}
