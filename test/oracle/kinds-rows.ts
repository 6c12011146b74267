import { Temporal } from 'temporal-polyfill'
import type { Clock, ModelName } from './kinds-metrics.ts'
import { KindsCalendar } from './kinds-time.ts'
import type { Account, KindsWorld } from './kinds-world.ts'

export type Cell = string | number | boolean | null

/** One row as metrics see it. Times are milliseconds, days the midnights that begin them in the zone. */
export interface Seen {
  readonly id: number
  readonly account: number | null
  readonly at: number | null
  readonly amount: number | null
  readonly status: string | null
  readonly reason: string | null
  readonly plan: string | null
  readonly closedAt: number | null
  /** Its place among the completed orders of its account, and the order before it. */
  readonly number: number | null
  readonly previousAt: number | null
  readonly from: number | null
  readonly to: number | null
  /** Of what was ordered: the order, and what it was. */
  readonly order: number | null
  readonly product: string | null
}

const NOTHING = {
  order: null,
  product: null,
  amount: null,
  status: null,
  reason: null,
  plan: null,
  closedAt: null,
  number: null,
  previousAt: null,
  from: null,
  to: null,
}

/** Dimensions that not all rows lead to, by the column that they are. */
const OWN = {
  orderStatus: 'status',
  orderReason: 'reason',
  orderPlan: 'plan',
  visitPlan: 'plan',
  lineProduct: 'product',
} as const satisfies Readonly<Record<string, 'status' | 'reason' | 'plan' | 'product'>>

function isOwn(name: string): name is keyof typeof OWN {
  return name in OWN
}

const OWN_OF: Readonly<Record<ModelName, readonly (keyof typeof OWN)[]>> = {
  orders: ['orderStatus', 'orderReason', 'orderPlan'],
  lines: ['orderStatus', 'orderReason', 'orderPlan', 'lineProduct'],
  visits: ['visitPlan'],
  validities: [],
  balances: [],
}

/** What the rows of every model lead to. */
export const SHARED = [
  'accountCountry',
  'accountParentCountry',
  'accountParentParentCountry',
  'accountVisits',
  'accountIsBuyer',
  'accountSpent',
  'accountLastPlan',
  'termTier',
] as const

/** Every dimension that the rows of all these models lead to. */
export function dimensionsOf(models: Iterable<ModelName>): readonly string[] {
  const all = [...models]
  const own = Object.keys(OWN).filter((name) => all.every((model) => OWN_OF[model].some((one) => one === name)))
  return [...SHARED, ...own]
}

interface Version {
  readonly tier: string | null
  readonly from: number
  readonly to: number
}

/** The rows of a world as a zone's clock has them. */
export class KindsRows {
  readonly world: KindsWorld
  readonly zone: string
  readonly calendar: KindsCalendar
  readonly #rows = new Map<string, readonly Seen[]>()
  readonly #versions: ReadonlyMap<number, readonly Version[]>

  constructor(world: KindsWorld, zone: string) {
    this.world = world
    this.zone = zone
    this.calendar = new KindsCalendar(world.weekStart)
    const versions = [1, 2, 3, 4].map((account) => {
      const own = world.terms.filter((term) => term.account === account)
      const found = own.map(({ tier, fromAt, toAt }) => ({
        tier,
        from: Date.parse(fromAt),
        to: toAt === null ? Infinity : Date.parse(toAt),
      }))
      return [account, found.sort((a, b) => b.from - a.from || b.to - a.to)] as const
    })
    this.#versions = new Map(versions)
  }

  rows(model: ModelName, clock: Clock): readonly Seen[] {
    const name = `${model} ${clock}`
    const known = this.#rows.get(name)
    if (known !== undefined) return known
    const made = this.#make(model, clock)
    this.#rows.set(name, made)
    return made
  }

  #make(model: ModelName, clock: Clock): readonly Seen[] {
    const { orders, visits, validities, balances, lines } = this.world
    const time = (at: string | null, on: string | null) => (clock === 'at' ? millis(at) : this.#midnight(on))
    switch (model) {
      case 'orders':
        return orders.map((order, index) => ({
          ...NOTHING,
          ...order,
          id: index + 1,
          at: time(order.at, order.on),
          closedAt: millis(order.closedAt),
          ...this.#placed(index),
        }))
      case 'visits':
        return visits.map((visit, index) => ({ ...NOTHING, ...visit, id: index + 1, at: time(visit.at, visit.on) }))
      case 'validities':
        return validities.map(({ account, amount, fromAt, toAt, fromOn, toOn }, index) => ({
          ...NOTHING,
          id: index + 1,
          account,
          amount,
          at: null,
          from: time(fromAt, fromOn),
          to: time(toAt, toOn),
        }))
      case 'lines': {
        const known = new Map(this.rows('orders', clock).map((order) => [order.id, order]))
        return lines.map(({ order, product }, index) => {
          const of = known.get(order ?? 0)
          return { ...NOTHING, account: null, at: null, ...of, id: index + 1, order, product }
        })
      }
      case 'balances':
        return balances.map(({ account, amount, on }, index) => ({ ...NOTHING, id: index + 1, account, amount, at: this.#midnight(on) }))
    }
  }

  /** An order among those of its account: a row whose account or time is not known has no place. */
  #placed(index: number): Pick<Seen, 'number' | 'previousAt'> {
    const { orders } = this.world
    const order = orders[index]
    const own = orders
      .map(({ account, at, status }, place) => ({ place, status, at: account === order?.account ? millis(at) : null }))
      .flatMap(({ at, ...rest }) => (at === null ? [] : [{ ...rest, at }]))
    const at = millis(order?.at ?? null)
    if (at === null || order === undefined || order.account === null) return { number: null, previousAt: null }
    const earlier = own.filter((other) => other.at < at || (other.at === at && other.place < index))
    const number = order.status === 'completed' ? earlier.filter(({ status }) => status === 'completed').length + 1 : null
    return { number, previousAt: earlier.length === 0 ? null : Math.max(...earlier.map((other) => other.at)) }
  }

  #midnight(day: string | null): number | null {
    return day === null ? null : Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: this.zone }).epochMilliseconds
  }

  account(number: number | null): Account | undefined {
    return number === null ? undefined : (this.world.accounts[number - 1] ?? undefined)
  }

  /** An account as a row that leads to itself. */
  ofAccount(account: number): Seen {
    return { ...NOTHING, id: account, account, at: null }
  }

  /** A dimension of a row; versions are those at the row's own time, or just before `end` (S28). */
  dimension(row: Seen, name: string, end: number | undefined): Cell {
    if (isOwn(name)) return row[OWN[name]]
    const account = this.account(row.account)
    switch (name) {
      case 'accountCountry':
        return account?.country ?? null
      case 'accountParentCountry':
        return this.account(account?.parent ?? null)?.country ?? null
      case 'accountParentParentCountry':
        return this.account(this.account(account?.parent ?? null)?.parent ?? null)?.country ?? null
      case 'accountVisits':
        return account === undefined ? null : this.world.visits.filter(({ account: of, plan }) => of === row.account && plan === 'a').length
      case 'accountIsBuyer':
        return account === undefined ? null : this.world.orders.some(({ account: of }) => of === row.account)
      case 'accountSpent':
        return account === undefined ? null : this.#spent(row.account)
      case 'accountLastPlan':
        return account === undefined ? null : this.#lastPlan(row.account)
      case 'termTier':
        return this.#tier(row.account, end ?? row.at, end !== undefined)
      default:
        throw new Error(`The oracle has no dimension "${name}".`)
    }
  }

  #spent(account: number | null): number {
    return this.world.orders.reduce((total, order) => total + (order.account === account ? (order.amount ?? 0) : 0), 0)
  }

  /** Of visits at the same time the later row is the last; one whose plan or time is not known is none. */
  #lastPlan(account: number | null): string | null {
    const own = this.rows('visits', 'at').filter((visit) => visit.account === account && visit.plan !== null && visit.at !== null)
    return [...own].sort((a, b) => (b.at ?? 0) - (a.at ?? 0) || b.id - a.id)[0]?.plan ?? null
  }

  #tier(account: number | null, at: number | null, isBefore: boolean): string | null {
    if (account === null || at === null) return null
    const newest = this.#versions.get(account)?.find(({ from }) => (isBefore ? from < at : from <= at))
    return newest !== undefined && (isBefore ? newest.to >= at : newest.to > at) ? newest.tier : null
  }

  /** Everything that a dimension can be, nulls last. */
  values(name: string): readonly Cell[] {
    if (name.endsWith('Country')) return ['DE', 'FR', null]
    if (name === 'accountIsBuyer') return [false, true, null]
    if (name === 'termTier') return ['x', 'y', null]
    if (name === 'orderStatus') return ['cancelled', 'completed', null]
    if (name === 'orderReason') return ['broken', 'late', null]
    if (name === 'lineProduct') return ['p', 'q', null]
    if (name.endsWith('Plan')) return ['a', 'b', null]
    if (name === 'accountSpent') return [...new Set(this.world.accounts.map((_, index) => this.#spent(index + 1))), null]
    return [...this.world.visits.map((_, index) => index), this.world.visits.length, null]
  }
}

export function millis(text: string | null): number | null {
  return text === null ? null : Date.parse(text)
}

/** A value as cursors and groups are written. */
export function textOf(value: Cell): string | null {
  return value === null ? null : String(value)
}
