import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import type { Cell, Table } from './case.ts'

export interface Order {
  readonly account: number | null
  readonly status: 'completed' | 'cancelled'
  readonly amount: number | null
  /** As ISO text in UTC. */
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

/** Accounts by place: the first is account 1. Rows may name accounts 1 to 4, of which some are not there. */
export interface KindsWorld {
  readonly countries: readonly (string | null)[]
  readonly orders: readonly Order[]
  readonly validities: readonly Validity[]
  readonly balances: readonly Balance[]
}

/** Days around two changes of the clock, a leap day and the ends of months, many of them at midnight somewhere. */
export const FIRST_DAY = '2024-02-20'
const DAYS = 50

const day = fc.nat(DAYS).map((days) => Temporal.PlainDate.from(FIRST_DAY).add({ days }).toString())
const clock = fc.constantFrom(
  '00:00:00',
  '00:00:00',
  '23:00:00',
  '22:00:00',
  '05:00:00',
  '04:00:00',
  '23:59:59',
  '12:00:00',
  '01:30:00',
  '02:30:00',
)
const instant = fc.tuple(day, clock).map(([date, time]) => `${date}T${time}Z`)
const account = fc.option(fc.integer({ min: 1, max: 4 }), { freq: 8 })
const amount = fc.integer({ min: -3, max: 20 })

function ordered<T extends string>(value: fc.Arbitrary<T>): fc.Arbitrary<readonly [T, T]> {
  return fc.tuple(value, value).map(([a, b]) => (a < b ? [a, b] : [b, a]))
}

const validity: fc.Arbitrary<Validity> = fc
  .tuple(account, amount, ordered(instant), ordered(day), fc.boolean())
  .map(([of, sum, [fromAt, toAt], [fromOn, toOn], isOpen]) => ({
    account: of,
    amount: sum,
    fromAt,
    toAt: isOpen ? null : toAt,
    fromOn,
    toOn: isOpen ? null : toOn,
  }))

const order: fc.Arbitrary<Order> = fc.record({
  account,
  status: fc.constantFrom('completed', 'completed', 'cancelled'),
  amount: fc.option(amount, { freq: 9 }),
  at: fc.option(instant, { freq: 12 }),
  on: fc.option(day, { freq: 12 }),
})

export const kindsWorld: fc.Arbitrary<KindsWorld> = fc.record({
  countries: fc.array(fc.constantFrom('DE', 'FR', null), { minLength: 1, maxLength: 3 }),
  orders: fc.array(order, { maxLength: 14, size: 'max' }),
  validities: fc.array(validity, { maxLength: 10, size: 'max' }),
  balances: fc.array(fc.record({ account, amount, on: fc.option(day, { freq: 12 }) }), { maxLength: 12, size: 'max' }),
})

function table(
  name: string,
  columns: Readonly<Record<string, Table['columns'][number]['type']>>,
  rows: readonly (readonly Cell[])[],
): Table {
  return {
    name,
    columns: Object.entries(columns).map(([column, type]) => ({ name: column, type })),
    rows: rows.map((row, index) => [index + 1, ...row]),
  }
}

export function tablesOf({ countries, orders, validities, balances }: KindsWorld): readonly Table[] {
  return [
    table(
      'accounts',
      { account_id: 'integer', country: 'text' },
      countries.map((country) => [country]),
    ),
    table(
      'orders',
      { order_id: 'integer', account_id: 'integer', status: 'text', amount: 'integer', ordered_at: 'timestamptz', ordered_on: 'date' },
      orders.map((row) => [row.account, row.status, row.amount, row.at, row.on]),
    ),
    table(
      'validities',
      {
        validity_id: 'integer',
        account_id: 'integer',
        amount: 'integer',
        from_at: 'timestamptz',
        to_at: 'timestamptz',
        from_on: 'date',
        to_on: 'date',
      },
      validities.map((row) => [row.account, row.amount, row.fromAt, row.toAt, row.fromOn, row.toOn]),
    ),
    table(
      'balances',
      { balance_id: 'integer', account_id: 'integer', amount: 'integer', taken_on: 'date' },
      balances.map((row) => [row.account, row.amount, row.on]),
    ),
  ]
}
