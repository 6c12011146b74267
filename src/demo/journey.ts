import type { Account } from './account.ts'
import { day, hour, type Instant, now } from './calendar.ts'
import type { Campaigns } from './campaigns.ts'
import { pursueDeal } from './deal.ts'
import { anyProduct, placeOrder } from './order.ts'
import type { Staff } from './people.ts'
import { devices, extras, nextTier, type Product, plans } from './products.ts'
import { Random } from './random.ts'
import type { Opportunity, Order, Sales } from './sales.ts'
import { shopSeason } from './season.ts'
import { subscribe } from './subscription.ts'

const leavingReasons = ['bad_service', 'price', 'competitor', 'moved', 'feature', null]

interface Beginning {
  readonly account: Account
  readonly product: Product
  readonly order: Order
  readonly number: number
}

function firstProduct(random: Random): Product {
  if (!random.chance(0.62)) return random.pick(devices)
  // Of two picks the smaller plan is taken: cheap plans sell best.
  const [one, other] = [random.pick(plans), random.pick(plans)]
  return one.id < other.id ? one : other
}

/** How it ends for a customer without a contract: it stops coming. */
function drift(sales: Sales, account: Account, startedAt: Instant): { endedAt: Instant | null; reason: string | null } {
  const endedAt = startedAt + Math.floor((60 + sales.random.skewed(500 + 1100 * account.affection)) * day)
  return endedAt < now ? { endedAt, reason: sales.random.pick(leavingReasons) } : { endedAt: null, reason: null }
}

function buyAgain(sales: Sales, account: Account, from: Instant, to: Instant): void {
  const { random } = sales
  const pause = (account.business ? 150 : 120) * (1.5 - account.affection)
  for (let at = from + Math.floor((2 + random.skewed(pause)) * day); at < to; at += Math.floor((2 + random.skewed(pause)) * day)) {
    const moved = shopSeason.draw(random, Math.max(from + hour, at - 20 * day), Math.min(to, at + 20 * day))
    placeOrder(sales, { account, product: anyProduct(random), at: moved, kind: 'one_off' })
  }
}

function expand(sales: Sales, { account, product }: Beginning, from: Instant, to: Instant): void {
  const { random } = sales
  for (let left = random.count(account.business ? 0.9 : 0.1); left > 0; left -= 1) {
    const better = nextTier(product)
    const upsell = better !== null && random.chance(0.45)
    const target = upsell ? better : random.pick(extras)
    const type = upsell ? 'upsell' : 'cross_sell'
    const createdAt = Math.floor(random.between(from, to))
    const deal = pursueDeal(sales, { account, product: target, type, createdAt, chance: 0.42, median: 24 })
    if (deal.closedAt !== null && deal.outcome === 'won')
      placeOrder(sales, { account, product: target, at: deal.closedAt, kind: 'one_off', opportunity: deal, lead: type })
  }
}

function winBack(sales: Sales, account: Account, endedAt: Instant, number: number): void {
  const { random } = sales
  const back = endedAt + Math.floor((20 + random.skewed(150)) * day)
  if (number > 2 || back >= now || !random.chance(0.28)) return
  if (account.business) sell(sales, account, { createdAt: back, number: number + 1, chance: 0.6 })
  else beginWith(sales, { account, number: number + 1, product: anyProduct(random), at: back })
}

/** The first order that is paid makes a customer; from then on it buys, renews, grows, and leaves or not. */
function becomeCustomer(sales: Sales, beginning: Beginning): void {
  const { account, product, order, number } = beginning
  const paid = order.payments[0]
  if (paid === undefined || order.status !== 'completed') return
  const startedAt = paid.paidAt
  if (number === 1 && account.lead !== null) {
    account.lead.convertedAt = startedAt
    account.lead.accountId = account.id
  }
  const { endedAt, reason } =
    product.family === 'plan' ? subscribe(sales, { account, product, startedAt }) : drift(sales, account, startedAt)
  sales.periods.push({ id: sales.periods.length + 1, account, number, startedAt, endedAt, endReason: reason })
  buyAgain(sales, account, startedAt, endedAt ?? now)
  expand(sales, beginning, startedAt, endedAt ?? now)
  if (endedAt !== null) winBack(sales, account, endedAt, number)
}

function beginWith(
  sales: Sales,
  start: { account: Account; product: Product; at: Instant; number: number; opportunity?: Opportunity },
): void {
  const { number, ...purchase } = start
  if (start.at < now)
    becomeCustomer(sales, {
      account: start.account,
      product: start.product,
      number,
      order: placeOrder(sales, { ...purchase, kind: 'one_off' }),
    })
}

function sell(sales: Sales, account: Account, start: { createdAt: Instant; number: number; chance: number }): void {
  const { random } = sales
  const product = firstProduct(random)
  const lead = start.number === 1 ? account.lead : null
  const deal = pursueDeal(sales, {
    account,
    product,
    lead,
    type: 'new_business',
    createdAt: start.createdAt,
    chance: start.chance,
    median: 42,
  })
  if (deal.closedAt === null) return
  const later = deal.closedAt + Math.floor((30 + random.skewed(120)) * day)
  if (deal.outcome === 'won')
    beginWith(sales, { account, product, number: start.number, opportunity: deal, at: deal.closedAt + random.integer(1, 40) * hour })
  else if (start.number === 1 && later < now && random.chance(0.14))
    pursueDeal(sales, { account, product, type: 'new_business', createdAt: later, chance: 0, median: 30 })
}

/** Lets every account live its life with the company, and marks the leads that became customers. */
export function makeSales(accounts: readonly Account[], staff: Staff, options: { campaigns: Campaigns; seed: number }): Sales {
  const { campaigns, seed } = options
  const random = new Random(seed, 'sales')
  const sales: Sales = { random, staff, campaigns, opportunities: [], orders: [], subscriptions: [], periods: [] }
  for (const account of accounts) {
    const at = account.createdAt + Math.floor(random.skewed(20) * hour)
    if (account.duplicateOf !== null) {
      // Somebody entered the customer twice, and now and then ordered under the second name.
      if (random.chance(0.25) && at < now) placeOrder(sales, { account, product: anyProduct(random), at, kind: 'one_off' })
    } else if (account.business) {
      if (at < now) sell(sales, account, { createdAt: at, number: 1, chance: 0.3 })
    } else if (random.chance(account.lead === null ? 0.8 : 0.3)) beginWith(sales, { account, product: anyProduct(random), number: 1, at })
  }
  return sales
}
