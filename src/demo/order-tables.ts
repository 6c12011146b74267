import { dateText, day, firstOfMonth, instantOrNull, instantText } from './calendar.ts'
import { type DemoRow, type DemoTable, mappedTable, streamedTable } from './demo-table.ts'
import { Random } from './random.ts'
import type { Order, Sales, Subscription } from './sales.ts'

function* lineRows(orders: readonly Order[]): Iterable<DemoRow> {
  let id = 0
  for (const order of orders) {
    for (const line of order.lines) {
      id += 1
      yield [id, order.id, line.productId, line.type, line.quantity, line.net, line.cost]
    }
  }
}

function* paymentRows(orders: readonly Order[]): Iterable<DemoRow> {
  let id = 0
  for (const order of orders) {
    for (const payment of order.payments) {
      id += 1
      yield [id, order.id, instantText(payment.paidAt), payment.amount, payment.currency]
    }
  }
}

function* termRows(sales: Sales): Iterable<DemoRow> {
  let id = 0
  for (const subscription of sales.subscriptions) {
    for (const [index, term] of subscription.terms.entries()) {
      id += 1
      const { account } = subscription
      yield [
        id,
        subscription.id,
        index + 1,
        dateText(term.startsOn),
        dateText(term.endsOn),
        term.amount,
        account.market.currency,
        term.decision,
        instantOrNull(term.decidedAt),
      ]
    }
  }
}

/** Every quarter up to the one that is to come: a quota for most sellers, and one for each sales team. */
function* quotaRows(sales: Sales, seed: number): Iterable<DemoRow> {
  const random = new Random(seed, 'quotas')
  let id = 0
  for (let quarter = 0; quarter <= 20; quarter += 1) {
    const starts = firstOfMonth(2021, quarter * 3 + 1)
    const ends = firstOfMonth(2021, quarter * 3 + 4)
    const span = [dateText(starts), dateText(ends)]
    const amount = 20_000 + quarter * 2500
    for (const person of sales.staff.people) {
      const there = person.activatedAt < starts * day && (person.deactivatedAt ?? ends * day) >= ends * day
      if (person.role !== 'sales_rep' || !there || person.id % 9 === 4 || random.chance(0.05)) continue
      id += 1
      yield [id, person.id, null, ...span, random.chance(0.01) ? 0 : (amount * random.integer(6, 14)) / 10, 'USD']
    }
    for (const team of ['Sales West', 'Sales East', 'Sales Enterprise']) {
      id += 1
      yield [id, null, team, ...span, amount * 8, team === 'Sales East' ? 'EUR' : 'USD']
    }
  }
}

/** The last campaign gets all the credit; a second model shares it between two and keeps some for the seller. */
function* attributionRows(sales: Sales, seed: number): Iterable<DemoRow> {
  const random = new Random(seed, 'campaign_attributions')
  let id = 0
  const row = (campaignId: number, credit: { order?: number; deal?: number; model: string; weight: number }): DemoRow => {
    id += 1
    return [id, campaignId, credit.order ?? null, credit.deal ?? null, credit.model, credit.weight]
  }
  for (const order of sales.orders) {
    if (order.campaignId === null) continue
    yield row(order.campaignId, { order: order.id, model: 'last_touch', weight: 1 })
    if (!random.chance(0.5)) continue
    const other = sales.campaigns.at(random, order.orderedAt - 20 * day)
    yield row(order.campaignId, { order: order.id, model: 'linear', weight: 0.5 })
    if (other !== null && other.id !== order.campaignId)
      yield row(other.id, { order: order.id, model: 'linear', weight: random.pick([0.5, 0.3, 0.25]) })
  }
  for (const deal of sales.opportunities) {
    if (deal.campaignId !== null) yield row(deal.campaignId, { deal: deal.id, model: 'last_touch', weight: 1 })
  }
}

function orderTable(orders: readonly Order[]): DemoTable {
  return mappedTable<Order>('orders', orders, {
    order_id: (order) => order.id,
    account_id: (order) => order.accountId,
    opportunity_id: (order) => order.opportunityId,
    owner_user_id: (order) => order.ownerId,
    ordered_at: (order) => instantText(order.orderedAt),
    status: (order) => order.status,
    order_kind: (order) => order.kind,
    channel: (order) => order.channel,
    cancelled_at: (order) => instantOrNull(order.cancelledAt),
    cancel_reason: (order) => order.cancelReason,
    currency: (order) => order.currency,
  })
}

export function orderTables(sales: Sales, seed: number): readonly DemoTable[] {
  return [
    orderTable(sales.orders),
    streamedTable('order_lines', ['order_line_id', 'order_id', 'product_id', 'line_type', 'quantity', 'net_amount', 'cost_amount'], () =>
      lineRows(sales.orders),
    ),
    streamedTable('payments', ['payment_id', 'order_id', 'paid_at', 'amount', 'currency'], () => paymentRows(sales.orders)),
    mappedTable<Subscription>('subscriptions', sales.subscriptions, {
      subscription_id: (subscription) => subscription.id,
      account_id: (subscription) => subscription.account.id,
      product_id: (subscription) => subscription.product.id,
      started_at: (subscription) => instantText(subscription.startedAt),
      cancelled_at: (subscription) => instantOrNull(subscription.cancelledAt),
      cancel_reason: (subscription) => subscription.cancelReason,
    }),
    streamedTable(
      'subscription_terms',
      ['term_id', 'subscription_id', 'term_no', 'starts_on', 'ends_on', 'amount', 'currency', 'decision', 'decided_at'],
      () => termRows(sales),
    ),
    streamedTable('quotas', ['quota_id', 'user_id', 'team', 'period_start', 'period_end', 'amount', 'currency'], () =>
      quotaRows(sales, seed),
    ),
    streamedTable('campaign_attributions', ['attribution_id', 'campaign_id', 'order_id', 'opportunity_id', 'model', 'weight'], () =>
      attributionRows(sales, seed),
    ),
  ]
}
