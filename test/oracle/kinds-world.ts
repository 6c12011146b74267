import { Temporal } from 'temporal-polyfill'
import type { Cell, Family, Table } from './case.ts'
import type { Choices } from './choices.ts'
import { WEEK_STARTS, type WeekStart } from './kinds-calendar.ts'

export interface Account {
  readonly country: string | null
  readonly parent: number | null
}

export interface Order {
  readonly account: number | null
  readonly status: 'completed' | 'cancelled'
  readonly reason: string | null
  readonly plan: string | null
  readonly amount: number | null
  /** As ISO text in UTC. */
  readonly at: string | null
  readonly closedAt: string | null
  readonly on: string | null
}

export interface Visit {
  readonly account: number | null
  readonly plan: string | null
  readonly at: string | null
  readonly on: string | null
}

export interface Validity {
  readonly account: number | null
  readonly amount: number
  readonly fromAt: string
  readonly toAt: string | null
  readonly fromOn: string
  readonly toOn: string | null
}

export interface Balance {
  readonly account: number | null
  readonly amount: number
  readonly on: string | null
}

/** What was ordered; its order may not be there. */
export interface Line {
  readonly order: number | null
  readonly product: string | null
}

/** A version of what is known of an account. */
export interface Term {
  readonly account: number
  readonly tier: string | null
  readonly fromAt: string
  readonly toAt: string | null
}

/** Accounts by place: the first is account 1, null is not there. Rows may name accounts 1 to 4, of which some are not there. */
export interface KindsWorld {
  readonly firstDay: string
  readonly weekStart: WeekStart
  readonly accounts: readonly (Account | null)[]
  readonly orders: readonly Order[]
  readonly visits: readonly Visit[]
  readonly validities: readonly Validity[]
  readonly balances: readonly Balance[]
  readonly terms: readonly Term[]
  readonly lines: readonly Line[]
}

/** Days around changes of the clock in both hemispheres, a leap day and the ends of months; and around the end of a year of 53 weeks. */
const FIRST_DAYS = ['2024-02-20', '2024-02-20', '2020-12-08'] as const
export const DAYS = 50

const CLOCKS = [
  '00:00:00',
  '00:00:00',
  '23:00:00',
  '22:00:00',
  '05:00:00',
  '04:00:00',
  '23:59:59',
  '12:00:00',
  '18:15:00',
  '15:30:00',
] as const

export function dayAfter(firstDay: string, days: number): string {
  return Temporal.PlainDate.from(firstDay).add({ days }).toString()
}

/** Makes the rows of one world. */
class Rows {
  readonly #choices: Choices
  readonly #firstDay: string

  constructor(choices: Choices, firstDay: string) {
    this.#choices = choices
    this.#firstDay = firstDay
  }

  day(): string {
    return dayAfter(this.#firstDay, this.#choices.int(DAYS))
  }

  instant(): string {
    return `${this.day()}T${this.#choices.pick(CLOCKS)}Z`
  }

  account(): number | null {
    return this.#choices.chance(12) ? null : 1 + this.#choices.int(4)
  }

  orNull<T>(percent: number, make: () => T): T | null {
    return this.#choices.chance(percent) ? null : make()
  }

  span(make: () => string): readonly [string, string | null] {
    const [a, b] = [make(), make()].sort()
    return [a ?? '', this.#choices.chance(40) ? null : (b ?? '')]
  }

  amount(): number {
    return this.#choices.int(24) - 3
  }

  plan(): string | null {
    return this.#choices.pick(['a', 'b', null])
  }

  order(): Order {
    const status = this.#choices.chance(30) ? 'cancelled' : 'completed'
    return {
      account: this.account(),
      status,
      reason: status === 'completed' ? null : this.#choices.pick(['late', 'broken', null]),
      plan: this.plan(),
      amount: this.orNull(10, () => this.amount()),
      at: this.orNull(7, () => this.instant()),
      closedAt: this.orNull(30, () => this.instant()),
      on: this.orNull(7, () => this.day()),
    }
  }

  visit(): Visit {
    return { account: this.account(), plan: this.plan(), at: this.orNull(7, () => this.instant()), on: this.orNull(7, () => this.day()) }
  }

  validity(): Validity {
    const [[fromAt, toAt], [fromOn, toOn]] = [this.span(() => this.instant()), this.span(() => this.day())]
    return { account: this.account(), amount: this.amount(), fromAt, toAt, fromOn, toOn }
  }

  term(): Term {
    const [fromAt, toAt] = this.span(() => this.instant())
    return { account: 1 + this.#choices.int(4), tier: this.#choices.pick(['x', 'y', null]), fromAt, toAt }
  }
}

export function someKindsWorld(choices: Choices): KindsWorld {
  const firstDay = choices.pick(FIRST_DAYS)
  const rows = new Rows(choices, firstDay)
  const many = <T>(most: number, make: () => T) => choices.times(choices.int(most + 1), make)
  const orders = many(14, () => rows.order())
  const terms = many(7, () => rows.term()).filter(({ fromAt, toAt }) => fromAt !== toAt)
  return {
    firstDay,
    weekStart: choices.pick(WEEK_STARTS),
    accounts: choices.times(1 + choices.int(3), () => ({
      country: choices.pick(['DE', 'FR', null]),
      parent: rows.orNull(25, () => 1 + choices.int(4)),
    })),
    orders,
    visits: many(10, () => rows.visit()),
    validities: many(9, () => rows.validity()),
    balances: many(10, () => ({ account: rows.account(), amount: rows.amount(), on: rows.orNull(8, () => rows.day()) })),
    terms: [...new Map(terms.map((term) => [`${term.account} ${term.fromAt} ${term.toAt}`, term])).values()],
    lines: many(16, () => ({
      order: rows.orNull(8, () => 1 + choices.int(orders.length + 1)),
      product: choices.pick(['p', 'q', null]),
    })),
  }
}

const COLUMNS: Readonly<Record<keyof Omit<KindsWorld, 'firstDay' | 'weekStart'>, Readonly<Record<string, Family>>>> = {
  accounts: { account_id: 'integer', country: 'text', parent_id: 'integer' },
  orders: {
    order_id: 'integer',
    account_id: 'integer',
    status: 'text',
    reason: 'text',
    plan: 'text',
    amount: 'integer',
    ordered_at: 'timestamptz',
    closed_at: 'timestamptz',
    ordered_on: 'date',
  },
  visits: { visit_id: 'integer', account_id: 'integer', plan: 'text', visited_at: 'timestamptz', visited_on: 'date' },
  validities: {
    validity_id: 'integer',
    account_id: 'integer',
    amount: 'integer',
    from_at: 'timestamptz',
    to_at: 'timestamptz',
    from_on: 'date',
    to_on: 'date',
  },
  balances: { balance_id: 'integer', account_id: 'integer', amount: 'integer', taken_on: 'date' },
  terms: { term_id: 'integer', account_id: 'integer', tier: 'text', from_at: 'timestamptz', to_at: 'timestamptz' },
  lines: { line_id: 'integer', order_id: 'integer', product: 'text' },
}

export function tablesOf(world: KindsWorld): readonly Table[] {
  const rows: Readonly<Record<keyof typeof COLUMNS, readonly (readonly Cell[] | null)[]>> = {
    accounts: world.accounts.map((row) => row && [row.country, row.parent]),
    orders: world.orders.map((row) => [row.account, row.status, row.reason, row.plan, row.amount, row.at, row.closedAt, row.on]),
    visits: world.visits.map((row) => [row.account, row.plan, row.at, row.on]),
    validities: world.validities.map((row) => [row.account, row.amount, row.fromAt, row.toAt, row.fromOn, row.toOn]),
    balances: world.balances.map((row) => [row.account, row.amount, row.on]),
    terms: world.terms.map((row) => [row.account, row.tier, row.fromAt, row.toAt]),
    lines: world.lines.map((row) => [row.order, row.product]),
  }
  const table = (name: keyof typeof COLUMNS): Table => ({
    name,
    columns: Object.entries(COLUMNS[name]).map(([column, type]) => ({ name: column, type })),
    rows: rows[name].flatMap((row, index) => (row === null ? [] : [[index + 1, ...row]])),
  })
  return [table('accounts'), table('orders'), table('visits'), table('validities'), table('balances'), table('terms'), table('lines')]
}
