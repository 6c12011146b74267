import type { Account } from './account.ts'
import { day, hour, type Instant, now } from './calendar.ts'
import { dealValue } from './deal.ts'
import { type Currency, priced } from './market.ts'
import { devices, extras, nextTier, type Product } from './products.ts'
import type { Random } from './random.ts'
import type { Opportunity, Order, OrderLine, Payment, Sales } from './sales.ts'

interface Purchase {
  readonly account: Account
  readonly product: Product
  readonly at: Instant
  readonly kind: Order['kind']
  readonly opportunity?: Opportunity
  /** The kind of its first line, when the order exists because of an upsell or a cross-sell. */
  readonly lead?: OrderLine['type']
}

const cancelReasons = ['changed_mind', 'too_late', 'found_cheaper', 'ordered_twice', 'payment_failed']
const channels: readonly (readonly [string | null, number])[] = [
  ['web', 50],
  ['sales', 30],
  ['phone', 10],
  ['partner', 8],
  [null, 2],
]

function makeLine(
  random: Random,
  line: { product: Product; type: OrderLine['type']; dollars: number; quantity: number; currency: Currency },
): OrderLine {
  const gift = random.chance(0.006)
  const net = gift ? 0 : priced(line.dollars * random.between(0.75, 1), line.currency)
  const cost = Math.round(net * random.between(0.3, 0.75) * 100) / 100
  return { productId: random.key(line.product.id, 0.01), type: line.type, quantity: line.quantity, net, cost: random.orNull(cost, 0.06) }
}

function makeLines(random: Random, purchase: Purchase): readonly OrderLine[] {
  // Some orders reach the warehouse before their lines do.
  if (random.chance(0.006)) return []
  const { account, product } = purchase
  const currency = account.market.currency
  const pieces = product.family === 'plan' ? account.size : Math.max(1, Math.ceil(account.size / 4))
  const lines = [
    makeLine(random, { product, type: purchase.lead ?? 'base', dollars: dealValue(account, product), quantity: pieces, currency }),
  ]
  const better = nextTier(product)
  if (better !== null && random.chance(0.06))
    lines.push(makeLine(random, { product: better, type: 'upsell', dollars: (better.listPrice ?? 0) * 1.5, quantity: 1, currency }))
  for (let more = random.count(0.55); more > 0; more -= 1) {
    const extra = random.pick(extras)
    const type = random.chance(0.45) ? 'cross_sell' : 'base'
    const quantity = extra.family === 'service' ? random.integer(4, 24) / 8 : random.integer(1, 3)
    lines.push(makeLine(random, { product: extra, type, dollars: (extra.listPrice ?? 25) * quantity, quantity, currency }))
  }
  return lines
}

function statusOf(random: Random, purchase: Purchase): Order['status'] {
  if (purchase.at > now - 10 * day && random.chance(0.55)) return 'pending'
  return random.weighted<Order['status']>([
    ['completed', 94],
    ['cancelled', purchase.kind === 'renewal' ? 1.5 : 4],
    ['refunded', 1.5],
    ['pending', 0.5],
  ])
}

function makePayments(random: Random, order: Pick<Order, 'status' | 'orderedAt' | 'currency'>, total: number): readonly Payment[] {
  const payments: Payment[] = []
  let at = order.orderedAt + Math.floor(random.skewed(5) * day) + hour
  const pay = (share: number): void => {
    const currency = random.chance(0.01) ? 'USD' : order.currency
    if (at < now) payments.push({ paidAt: at, amount: Math.round(total * share * 100) / 100, currency })
    at += Math.floor(random.between(3, 30) * day)
  }
  if (total === 0 || order.status === 'pending') return payments
  if (order.status === 'cancelled') {
    if (random.chance(0.3)) [1, -1].forEach(pay)
  } else if (order.status === 'refunded') [1, -1].forEach(pay)
  else if (random.chance(0.02)) return payments
  else if (random.chance(0.1)) [0.5, 0.5].forEach(pay)
  else pay(1)
  if (order.status === 'completed' && random.chance(0.015)) pay(-0.2)
  return payments
}

/** Writes an order down, with its lines and what was paid for it. */
export function placeOrder(sales: Sales, purchase: Purchase): Order {
  const { random } = sales
  const { account, at, opportunity } = purchase
  const status = statusOf(random, purchase)
  const lines = makeLines(random, purchase)
  const total = lines.reduce((sum, line) => sum + line.net, 0)
  const currency = account.market.currency
  const order: Order = {
    id: sales.orders.length + 1,
    accountId: sales.orders.length % 180 === 70 ? 900_000_000 + account.id : account.id,
    account,
    opportunityId: opportunity?.id ?? null,
    ownerId: opportunity === undefined ? random.key(account.owner.id, 0.2) : opportunity.ownerId,
    campaignId: opportunity?.campaignId ?? (random.chance(0.22) ? (sales.campaigns.at(random, at)?.id ?? null) : null),
    orderedAt: at,
    status,
    kind: purchase.kind,
    channel: random.weighted(channels),
    cancelledAt: status === 'cancelled' ? Math.min(now - 1, at + Math.floor(random.skewed(2) * day) + hour) : null,
    cancelReason: status === 'cancelled' ? random.orNull(random.pick(cancelReasons), 0.25) : null,
    currency,
    lines,
    payments: makePayments(random, { status, orderedAt: at, currency }, total),
  }
  sales.orders.push(order)
  return order
}

/** What somebody buys who comes back to the shop. */
export function anyProduct(random: Random): Product {
  return random.chance(0.3) ? random.pick(devices) : random.pick(extras)
}
