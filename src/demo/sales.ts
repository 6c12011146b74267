import type { Account } from './account.ts'
import type { Instant } from './calendar.ts'
import type { Campaigns } from './campaigns.ts'
import type { Currency } from './market.ts'
import type { Staff } from './people.ts'
import type { Product } from './products.ts'
import type { Random } from './random.ts'

export interface Opportunity {
  readonly id: number
  readonly accountId: number
  readonly account: Account
  readonly leadId: number | null
  readonly campaignId: number | null
  readonly ownerId: number | null
  readonly type: 'new_business' | 'renewal' | 'upsell' | 'cross_sell'
  readonly product: Product
  readonly firstContactAt: Instant | null
  readonly createdAt: Instant
  /** Days since 1970. */
  readonly expectedCloseOn: number | null
  readonly closedAt: Instant | null
  readonly outcome: 'open' | 'won' | 'lost'
  readonly lossReason: string | null
  readonly amount: number | null
  readonly currency: Currency
}

export interface OrderLine {
  readonly productId: number | null
  readonly type: 'base' | 'upsell' | 'cross_sell'
  readonly quantity: number
  readonly net: number
  readonly cost: number | null
}

export interface Payment {
  readonly paidAt: Instant
  readonly amount: number
  readonly currency: Currency
}

export interface Order {
  readonly id: number
  readonly accountId: number
  readonly account: Account
  readonly opportunityId: number | null
  readonly ownerId: number | null
  readonly campaignId: number | null
  readonly orderedAt: Instant
  readonly status: 'pending' | 'completed' | 'cancelled' | 'refunded'
  readonly kind: 'one_off' | 'renewal'
  readonly channel: string | null
  readonly cancelledAt: Instant | null
  readonly cancelReason: string | null
  readonly currency: Currency
  readonly lines: readonly OrderLine[]
  readonly payments: readonly Payment[]
}

/** `startsOn` and `endsOn` are days since 1970; the last day covered is the one before `endsOn`. */
export interface Term {
  readonly startsOn: number
  readonly endsOn: number
  readonly amount: number | null
  readonly decision: 'renewed' | 'declined' | 'pending'
  readonly decidedAt: Instant | null
}

export interface Subscription {
  readonly id: number
  readonly account: Account
  readonly product: Product
  readonly startedAt: Instant
  readonly cancelledAt: Instant | null
  readonly cancelReason: string | null
  readonly terms: readonly Term[]
}

/** A span during which an account is a customer. */
export interface CustomerPeriod {
  readonly id: number
  readonly account: Account
  readonly number: number
  readonly startedAt: Instant
  readonly endedAt: Instant | null
  readonly endReason: string | null
}

/** All that was sold so far, and whom and what the next sale can draw on. */
export interface Sales {
  readonly random: Random
  readonly staff: Staff
  readonly campaigns: Campaigns
  readonly opportunities: Opportunity[]
  readonly orders: Order[]
  readonly subscriptions: Subscription[]
  readonly periods: CustomerPeriod[]
}
