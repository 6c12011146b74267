import type { ColumnType } from 'kysely'
import { defineFor } from '../src/definition/define.ts'
import { currency, duration, share } from '../src/definition/unit.ts'
import { joinDefinitions } from './example-joins.ts'
import { kindDefinitions } from './example-kinds.ts'
import { manyDefinitions } from './example-many.ts'
import { measureDefinitions } from './example-measures.ts'
import { outcomeDefinitions } from './example-outcomes.ts'

type Decimal = ColumnType<string, string | number>
type Instant = ColumnType<Date, Date | string>

/** The tables of `exampleTables`, as Kysely types. */
interface ExampleWarehouse {
  users: { user_id: number; name: string; team: string | null }
  accounts: {
    account_id: number
    name: string
    country: string | null
    segment: string
    owner_user_id: number | null
    custom_fields: string | null
  }
  orders: {
    order_id: number
    account_id: number | null
    owner_user_id: number | null
    status: string
    amount: Decimal
    ordered_at: Instant
  }
  order_lines: { order_line_id: number; order_id: number; product: string; quantity: number; discount: Decimal }
  tickets: {
    ticket_id: number
    account_id: number | null
    channel: string
    is_spam: boolean
    opened_at: Instant
    resolved_at: Instant | null
  }
  leads: { lead_id: number; source: string | null; country: string | null; created_on: Instant }
  payments: { payment_id: number; account_id: number; amount: Decimal; currency: string; paid_on: Instant }
}

const { model, metric, ratio, derived } = defineFor<ExampleWarehouse>()

const users = model('users', { table: 'users', key: 'user_id', dimensions: { name: 'name', team: 'team' } })

const accounts = model('accounts', {
  table: 'accounts',
  grain: 'One row per account.',
  key: 'account_id',
  entities: { owner: { model: users, column: 'owner_user_id' } },
  dimensions: {
    name: 'name',
    country: { column: 'country', label: 'Country', description: 'Where the account is at home.' },
    segment: 'segment',
    tier: { json: 'custom_fields', key: 'tier', type: 'text' },
    seats: { json: 'custom_fields', key: 'seats', type: 'integer' },
  },
})

const orders = model('orders', {
  table: 'orders',
  grain: 'One row per order, whatever became of it.',
  key: 'order_id',
  metricTime: 'orderedAt',
  entities: { account: { model: accounts, column: 'account_id' }, owner: { model: users, column: 'owner_user_id' } },
  dimensions: {
    status: 'status',
    orderedAt: 'ordered_at',
    size: {
      when: [
        [{ amount: { gte: 50 } }, 'large'],
        [{ amount: { gte: 20 } }, 'medium'],
      ],
      otherwise: 'small',
    },
  },
})

const orderLines = model('orderLines', {
  table: 'order_lines',
  grain: 'One row per product of an order.',
  key: 'order_line_id',
  metricTime: 'orderOrderedAt',
  entities: { order: { model: orders, column: 'order_id' }, account: { through: 'order.account' }, owner: { through: 'order.owner' } },
  dimensions: { product: 'product' },
})

const tickets = model('tickets', {
  table: 'tickets',
  grain: 'One row per ticket that is no spam.',
  key: 'ticket_id',
  metricTime: 'openedAt',
  where: { is_spam: false },
  entities: { account: { model: accounts, column: 'account_id' } },
  dimensions: { channel: 'channel', openedAt: 'opened_at' },
})

const leads = model('leads', {
  table: 'leads',
  key: 'lead_id',
  metricTime: 'createdOn',
  dimensions: { source: 'source', country: 'country', createdOn: 'created_on' },
})

const payments = model('payments', {
  table: 'payments',
  key: 'payment_id',
  metricTime: 'paidOn',
  entities: { account: { model: accounts, column: 'account_id' } },
  dimensions: { currency: 'currency', paidOn: 'paid_on' },
})

const orderCount = metric('orderCount', { model: orders, count: 'rows', label: 'Orders', description: 'Orders of every status.' })
const orderAmount = metric('orderAmount', { model: orders, sum: 'amount', unit: currency('EUR'), goodWhen: 'up', synonyms: ['turnover'] })
const completedAmount = metric('completedAmount', { model: orders, sum: 'amount', where: { status: 'completed' }, unit: currency('EUR') })
const cancelledAmount = metric('cancelledAmount', { model: orders, sum: 'amount', where: { status: 'cancelled' }, unit: currency('EUR') })
const ticketCount = metric('ticketCount', { model: tickets, count: 'rows', goodWhen: 'down' })

const orderMetrics = [
  orderCount,
  orderAmount,
  completedAmount,
  cancelledAmount,
  metric('ordersOfStatus', {
    model: orders,
    count: 'rows',
    where: { status: { eq: { parameter: 'status' } } },
    parameters: { status: { default: null, values: ['completed', 'cancelled'] } },
  }),
  metric('averageOrder', { model: orders, avg: 'amount', unit: currency('EUR') }),
  metric('largestOrder', { model: orders, max: 'amount', unit: currency('EUR') }),
  metric('buyers', { model: orders, countDistinct: 'account_id', description: 'Accounts that ordered.' }),
  metric('averageLargeOrder', { model: orders, avg: 'amount', where: { size: 'large' }, whenEmpty: 0, unit: currency('EUR') }),
  metric('amountIfAny', { model: orders, sum: 'amount', whenEmpty: null, unit: currency('EUR') }),
  ratio('completedShare', { numerator: completedAmount, denominator: orderAmount, unit: share }),
  ratio('cancellationRate', { numerator: { metric: orderCount, where: { status: 'cancelled' } }, denominator: orderCount }),
  derived('keptAmount', { formula: { subtract: [orderAmount, cancelledAmount] } }),
  derived('keptPerOrder', { formula: { divide: ['keptAmount', orderCount] } }),
]

const otherMetrics = [
  metric('quantity', { model: orderLines, sum: 'quantity', description: 'Pieces ordered.' }),
  metric('discountTotal', { model: orderLines, sum: 'discount', exact: true, unit: currency('EUR') }),
  ticketCount,
  metric('averageResolution', { model: tickets, avg: { from: 'opened_at', to: 'resolved_at', unit: 'hour' }, unit: duration('hour') }),
  metric('medianResolution', { model: tickets, median: { from: 'opened_at', to: 'resolved_at', unit: 'hour' } }),
  metric('resolutionP90', { model: tickets, percentile: { from: 'opened_at', to: 'resolved_at', unit: 'hour' }, at: 0.9 }),
  ratio('amountPerTicket', { numerator: orderAmount, denominator: ticketCount }),
  metric('leadCount', { model: leads, count: 'rows' }),
  metric('paidTotal', { model: payments, sum: { money: 'amount', currency: 'currency', on: 'paidOn' } }),
  metric('oldOrderCount', { model: orders, count: 'rows', tier: { deprecated: 'orderCount' } }),
]

/** Models and metrics over `exampleTables`. */
export const exampleDefinitions = [
  users,
  accounts,
  orders,
  orderLines,
  tickets,
  leads,
  payments,
  ...orderMetrics,
  ...otherMetrics,
  ...kindDefinitions,
  ...manyDefinitions,
  ...measureDefinitions,
  ...joinDefinitions,
  ...outcomeDefinitions,
]
