import type { ColumnType } from 'kysely'
import { defineFor } from '../src/definition/define.ts'

interface ManyWarehouse {
  accounts: { account_id: number; name: string }
  users: { user_id: number; name: string; team: string | null }
  orders: {
    order_id: number
    account_id: number | null
    owner_user_id: number | null
    status: string
    amount: ColumnType<string, string | number>
    ordered_at: ColumnType<Date, Date | string>
  }
}

const { model, metric } = defineFor<ManyWarehouse>()

const sellers = model('sellers', { table: 'users', key: 'user_id', entity: 'seller', dimensions: { team: 'team' } })

const completed = { status: 'completed' } as const

/** Accounts once more, with what they have of their orders. */
const customers = model('customers', {
  table: 'accounts',
  key: 'account_id',
  entity: 'customer',
  dimensions: {
    name: 'name',
    purchases: { number: 'purchases', through: 'customer', where: completed },
    hasCancelled: { some: 'purchases', through: 'customer', where: { status: 'cancelled' } },
    spent: { sum: 'amount', of: 'purchases', through: 'customer', where: completed },
    dearest: { max: 'amount', of: 'purchases', through: 'customer' },
    firstAt: { min: 'orderedAt', of: 'purchases', through: 'customer' },
    idSum: { sum: 'order_id', of: 'purchases', through: 'customer' },
    firstAmount: { first: 'amount', of: 'purchases', through: 'customer' },
    lastStatus: { last: 'status', of: 'purchases', through: 'customer' },
    latestStatus: { last: 'status', of: 'purchases', through: 'customer', over: 'year' },
    earliestStatus: { first: 'status', of: 'purchases', through: 'customer', over: 'year' },
    lastTeam: {
      last: 'soldBy',
      of: 'purchases',
      through: 'customer',
    },
    spendBand: {
      when: [
        [{ isRepeat: true, spent: { gte: 100 } }, 'large and repeated'],
        [{ purchases: 0 }, 'none'],
      ],
      otherwise: 'small',
    },
    isRepeat: { when: [[{ purchases: { gte: 2 } }, true]], otherwise: false },
    daysAsCustomer: { from: 'firstAt', to: { now: true }, unit: 'day' },
  },
})

const purchases = model('purchases', {
  table: 'orders',
  key: 'order_id',
  entity: 'purchase',
  metricTime: 'orderedAt',
  entities: { customer: { model: customers, column: 'account_id' }, seller: { model: sellers, column: 'owner_user_id' } },
  dimensions: {
    status: 'status',
    orderedAt: 'ordered_at',
    year: { bucket: 'ordered_at', grain: 'year' },
    soldBy: { when: [[{ sellerTeam: { isNull: false } }, { column: 'sellerTeam' }]], otherwise: 'nobody' },
  },
})

/** What rows have of the rows on their many side. */
export const manyDefinitions = [
  sellers,
  customers,
  purchases,
  metric('purchaseCount', { model: purchases, count: 'rows' }),
  metric('purchaseAmount', { model: purchases, sum: 'amount' }),
  metric('customerCount', { model: customers, count: 'rows' }),
  metric('averageSpent', { model: customers, avg: 'spent' }),
]
