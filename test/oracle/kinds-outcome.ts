import { type Asked, chosen, distinct, type Found, isIn, type Range } from './kinds-asked.ts'
import type { Leaf } from './kinds-metrics.ts'
import type { KindsRows, Seen } from './kinds-rows.ts'
import { type Grain, zoned } from './kinds-time.ts'

type Conversion = Extract<Leaf, { kind: 'converted' }>

/** An event: a row with an account and a time. */
interface Event {
  readonly row: Seen
  readonly at: number
}

function events(rows: readonly Seen[]): readonly Event[] {
  return rows.flatMap((row) => (row.account === null || row.at === null ? [] : [{ row, at: row.at }]))
}

/** What came of each visit, looking at every pair of a visit and an order (S25). */
export function conversionValue(world: KindsRows, kind: Conversion, range: Range, asked: Asked): Found {
  const all = world.rows('visits', kind.base === 'visitsByDay' ? 'on' : 'at')
  const came = outcomes(world, kind, all)
  const kept = (row: Seen) => isIn(row, range) && asked.keep(row, undefined, false)
  const rows = kind.calculate === 'entityRate' ? chosen(all, range, 'first', asked, true) : all.filter(kept)
  const converted = rows.filter((row) => (came.get(row.id) ?? 0) > 0)
  const credited = rows.reduce((total, row) => total + (came.get(row.id) ?? 0), 0)
  const isPresent = rows.length > 0
  switch (kind.calculate) {
    case 'conversions':
      return { value: credited, isPresent }
    case 'entities':
      return { value: distinct(converted), isPresent }
    case 'rate':
      return { value: isPresent ? credited / rows.length : null, isPresent }
    case 'entityRate': {
      const among = distinct(rows)
      return { value: among === 0 ? null : distinct(converted) / among, isPresent }
    }
  }
}

/** How many orders are credited to each visit by its id; of the share of accounts, how many came at or after it. */
function outcomes(world: KindsRows, { calculate, window, isSamePlan }: Conversion, visits: readonly Seen[]): ReadonlyMap<number, number> {
  const { zone, calendar } = world
  const counts = new Map<number, number>()
  const add = ({ row }: Event) => counts.set(row.id, (counts.get(row.id) ?? 0) + 1)
  for (const order of events(world.rows('orders', 'at'))) {
    const opens =
      window === undefined ? Number.NEGATIVE_INFINITY : calendar.back(zoned(order.at, zone), window.grain, window.count).epochMilliseconds
    const before = events(visits).filter(
      ({ row, at }) => row.account === order.row.account && at <= order.at && (isSamePlan !== true || row.plan === order.row.plan),
    )
    const latest = [...before].sort((a, b) => b.at - a.at || b.row.id - a.row.id).slice(0, 1)
    for (const visit of calculate === 'entityRate' ? before : latest) if (visit.at > opens) add(visit)
  }
  return counts
}

/** Of the accounts whose first order of all lies in a group, the share with a visit in the bucket `after` buckets later (S26). */
export function returningValue(world: KindsRows, own: Exclude<Grain, 'hour'>, after: number, range: Range, asked: Asked): Found {
  const grain = asked.bucket ?? own
  const { zone, calendar } = world
  const bucketOf = (at: number) => calendar.bucketStart(zoned(at, zone), grain)
  const visits = events(world.rows('visits', 'at'))
  const all = [...events(world.rows('orders', 'at'))].sort((a, b) => a.at - b.at || a.row.id - b.row.id)
  const first = all.filter(({ row }, index) => all.findIndex((other) => other.row.account === row.account) === index)
  const cohort = first.filter(({ row }) => isIn(row, range) && asked.keep(row, undefined, false))
  const known = cohort.flatMap(({ row, at }) => {
    let then = bucketOf(at)
    for (let step = 0; step < after; step += 1) then = calendar.bucketAfter(then, grain)
    if (then.epochMilliseconds >= asked.asOf.epochMilliseconds) return []
    const isBack = visits.some((visit) => visit.row.account === row.account && bucketOf(visit.at).equals(then))
    return [isBack ? 1 : 0]
  })
  const value = known.length === 0 ? null : known.filter((one) => one === 1).length / known.length
  return { value, isPresent: cohort.length > 0 }
}
