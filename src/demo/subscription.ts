import type { Account } from './account.ts'
import { dateOf, day, hour, type Instant, now } from './calendar.ts'
import { dealValue, pursueDeal } from './deal.ts'
import { priced } from './market.ts'
import { placeOrder } from './order.ts'
import type { Product } from './products.ts'
import type { Sales, Subscription, Term } from './sales.ts'

const leavingReasons = ['contract_expired', 'bad_service', 'price', 'competitor', 'feature', null]

interface Ending {
  readonly endedAt: Instant | null
  readonly reason: string | null
}

interface Contract {
  readonly account: Account
  readonly product: Product
  readonly startedAt: Instant
}

function decide(sales: Sales, account: Account, endsOn: number): Pick<Term, 'decision' | 'decidedAt'> {
  const { random } = sales
  const decidedAt = endsOn * day + random.integer(-40 * 24, 12 * 24) * hour
  const undecided = decidedAt >= now || (endsOn * day > now - 60 * day && random.chance(0.4))
  if (undecided) return { decision: 'pending', decidedAt: null }
  const renewed = random.chance(0.66 + 0.3 * account.affection)
  return { decision: renewed ? 'renewed' : 'declined', decidedAt: Math.floor(decidedAt) }
}

/** A renewal is usually worked on as a deal, and always ordered. */
function renew(sales: Sales, contract: Contract, term: Term & { readonly decidedAt: Instant }): void {
  const { account, product } = contract
  const orderedAt = Math.max(term.decidedAt, term.endsOn * day - 3 * day)
  const deal = sales.random.chance(0.6)
    ? pursueDeal(sales, { account, product, type: 'renewal', createdAt: term.decidedAt - 45 * day, chance: 1, median: 14 })
    : undefined
  if (orderedAt < now)
    placeOrder(sales, { account, product, at: orderedAt, kind: 'renewal', ...(deal === undefined ? {} : { opportunity: deal }) })
}

function runTerms(sales: Sales, contract: Contract, terms: Term[]): Ending {
  const { random } = sales
  const { account, product } = contract
  const length = random.chance(0.3) ? 182 : 365
  const amount = priced(dealValue(account, product) * (length / 365), account.market.currency)
  for (let startsOn = dateOf(contract.startedAt); ; startsOn += length) {
    const endsOn = startsOn + length
    const term: Term = { startsOn, endsOn, amount: random.orNull(amount, 0.02), ...decide(sales, account, endsOn) }
    terms.push(term)
    const { decision, decidedAt } = term
    if (decision === 'pending' || decidedAt === null) return { endedAt: null, reason: null }
    if (decision === 'declined') {
      if (random.chance(0.5))
        pursueDeal(sales, { account, product, type: 'renewal', createdAt: decidedAt - 45 * day, chance: 0, median: 20 })
      return { endedAt: endsOn * day, reason: random.pick(leavingReasons) }
    }
    renew(sales, contract, { ...term, decidedAt })
  }
}

/** Runs a contract from term to term until it is declined or still open today; says when and why it ends. */
export function subscribe(sales: Sales, contract: Contract): Ending {
  const terms: Term[] = []
  const ending = runTerms(sales, contract, terms)
  const cancelledAt = terms.at(-1)?.decision === 'declined' ? (terms.at(-1)?.decidedAt ?? null) : null
  const subscription: Subscription = {
    id: sales.subscriptions.length + 1,
    ...contract,
    cancelledAt,
    cancelReason: cancelledAt === null ? null : ending.reason,
    terms,
  }
  sales.subscriptions.push(subscription)
  // A contract declined ahead of time leaves its account a customer until the term runs out.
  return ending.endedAt !== null && ending.endedAt >= now ? { endedAt: null, reason: null } : ending
}
