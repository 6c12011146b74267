/** A frontend that paints the dashboard: whatever it reads has the type that the metric's definition gives, and the compiler must find nothing. */
import type { DashboardQuery, DashboardQueryVariables, KpisFragment } from './generated/dashboard.ts'

type Same<Left, Right> = (<T>() => T extends Left ? 1 : 2) extends <T>() => T extends Right ? 1 : 2 ? true : false

function holds<_Statement extends true>(): void {}

type Slice = DashboardQuery['metrics']
type TrendNode = Slice['trend']['nodes'][number]
type TopNode = Slice['top']['nodes'][number]

holds<Same<Slice['orderCount'], number>>()
holds<Same<Slice['completedShare'], number | null>>()
holds<Same<Slice['discountTotal'], string>>()
holds<Same<Slice['enterprise']['completedShare'], number | null>>()
holds<Same<TrendNode['orderAmount'], number>>()
holds<Same<TrendNode['averageResolution'], number | null>>()
holds<Same<TrendNode['key'], { timeMonth: string | null }>>()
holds<Same<TopNode['key'], { accountCountry: string | null; accountSeats: number | null }>>()
holds<Same<Slice['top']['pageInfo']['endCursor'], string | null>>()

/** One component for the whole slice, for a narrower one, and for a group. */
function card({ orderCount, completedShare, discountTotal }: KpisFragment): string {
  return [orderCount.toFixed(0), completedShare?.toFixed(2) ?? '–', discountTotal].join(' ')
}

export function paint({ metrics }: DashboardQuery): readonly string[] {
  return [card(metrics), card(metrics.enterprise), ...metrics.top.nodes.map(card)]
}

export const variables: DashboardQueryVariables = { period: { last: { count: 12, grain: 'MONTH' } }, countries: ['DE', 'FR'] }

// @ts-expect-error A metric that was not selected is not there.
export const missing = (slice: Slice) => slice.ticketCount

// @ts-expect-error A period is one thing.
export const two: DashboardQueryVariables = { period: { current: 'MONTH', previous: 'DAY' }, countries: [] }

// @ts-expect-error Time grains are those of the schema.
export const unknown: DashboardQueryVariables = { period: { current: 'FORTNIGHT' }, countries: [] }
