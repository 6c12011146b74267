import type { Account } from './account.ts'
import { dateOf, day, happened, hour, type Instant } from './calendar.ts'
import type { Lead } from './lead.ts'
import { priced, sourceQuality } from './market.ts'
import type { Product } from './products.ts'
import type { Opportunity, Sales } from './sales.ts'

interface Pursuit {
  readonly account: Account
  readonly type: Opportunity['type']
  readonly product: Product
  readonly createdAt: Instant
  readonly lead?: Lead | null
  /** Of winning, for an average seller; 1 is certain. */
  readonly chance: number
  /** How many days it usually takes to close. */
  readonly median: number
}

const lossReasons = ['price', 'competitor', 'no_budget', 'timing', 'feature', 'no_decision', null]

/** What a deal is worth in US dollars. */
export function dealValue(account: Account, product: Product): number {
  const price = product.listPrice ?? 50
  return product.family === 'plan' ? price * 12 * account.size : price * Math.max(1, Math.ceil(account.size / 4))
}

/** Works on a deal until it is won or lost, or until today; and writes it down. */
export function pursueDeal(sales: Sales, pursuit: Pursuit): Opportunity {
  const { random } = sales
  const { account, createdAt, product } = pursuit
  const duration = Math.floor((1 + random.skewed(pursuit.median * (account.size > 50 ? 1.7 : 1))) * day)
  const closedAt = happened(createdAt + duration)
  const skill = account.owner.skill * (account.source === null ? 1 : sourceQuality[account.source])
  const won = pursuit.chance === 1 || random.chance(Math.min(0.95, pursuit.chance * skill))
  // Half of all deals slip past the day that was promised.
  const expected = createdAt + duration * random.between(0.55, 1.35)
  const outcome = closedAt === null ? 'open' : won ? 'won' : 'lost'
  const amount = priced(dealValue(account, product) * random.between(0.7, 1.3), account.market.currency)
  const opportunity: Opportunity = {
    id: sales.opportunities.length + 1,
    accountId: sales.opportunities.length % 150 === 60 ? 900_000_000 + account.id : account.id,
    account,
    leadId: random.key(pursuit.lead?.id ?? null, 0),
    campaignId: pursuit.lead?.campaignId ?? (random.chance(0.15) ? (sales.campaigns.at(random, createdAt)?.id ?? null) : null),
    ownerId: random.key(account.owner.id, 0.03),
    type: pursuit.type,
    product,
    firstContactAt: random.orNull(pursuit.lead?.respondedAt ?? createdAt - random.integer(1, 72) * hour, 0.12),
    createdAt,
    expectedCloseOn: random.orNull(dateOf(expected), 0.06),
    closedAt,
    outcome,
    lossReason: outcome === 'lost' ? random.pick(lossReasons) : null,
    amount: random.orNull(amount, 0.05),
    currency: account.market.currency,
  }
  sales.opportunities.push(opportunity)
  return opportunity
}
