import type { Account, Customers } from './account.ts'
import { day, happened, hour, type Instant, minute, now, opening } from './calendar.ts'
import type { Staff } from './people.ts'
import { products } from './products.ts'
import { Random } from './random.ts'
import type { Sales } from './sales.ts'
import { shopSeason } from './season.ts'

export interface Ticket {
  readonly id: number
  readonly account: Account | null
  readonly accountId: number | null
  readonly contactId: number | null
  readonly openedAt: Instant
  readonly channel: string | null
  readonly type: string
  readonly category: string | null
  readonly priority: string | null
  readonly productId: number | null
  readonly agentId: number | null
  readonly parentId: number | null
  readonly repliedAt: Instant | null
  /** Each time that it was resolved; between two of them it was reopened. */
  readonly resolutions: readonly Instant[]
  /** Reopened after the last resolution, and still so. */
  readonly reopened: boolean
  readonly spam: boolean
}

interface Request {
  readonly account: Account | null
  readonly openedAt: Instant
  readonly parent?: Ticket
  readonly spam?: boolean
}

const channels: readonly (readonly [string | null, number])[] = [
  ['email', 46],
  ['chat', 32],
  ['phone', 20],
  [null, 2],
]
const types: readonly (readonly [string, number])[] = [
  ['question', 44],
  ['problem', 32],
  ['complaint', 12],
  ['request', 12],
]
const categories = ['billing', 'delivery', 'login', 'defect', 'contract', 'how_to', null]
const priorities: readonly (readonly [string | null, number])[] = [
  ['low', 25],
  ['normal', 50],
  ['high', 18],
  ['urgent', 5],
  [null, 2],
]

/** When it was resolved, and resolved again after each reopening; what would lie in the future has not happened. */
function resolve(random: Random, repliedAt: Instant | null, skill: number): Pick<Ticket, 'resolutions' | 'reopened'> {
  const resolutions: Instant[] = []
  if (repliedAt === null || random.chance(0.015)) return { resolutions, reopened: false }
  let from = random.chance(0.38) ? repliedAt + 5 * minute : repliedAt + Math.floor(random.skewed(20 / skill) * hour) + 10 * minute
  for (;;) {
    if (from >= now - 2 * hour) return { resolutions, reopened: resolutions.length > 0 }
    resolutions.push(from)
    if (resolutions.length > 3 || !random.chance(0.08)) return { resolutions, reopened: false }
    from += Math.floor((2 + random.skewed(60)) * hour)
  }
}

/** All tickets of the service desk. */
class ServiceDesk {
  readonly tickets: Ticket[] = []
  readonly #random: Random
  readonly #staff: Staff

  constructor(random: Random, staff: Staff) {
    this.#random = random
    this.#staff = staff
  }

  open(request: Request): Ticket {
    const random = this.#random
    const { account, openedAt, parent } = request
    const spam = request.spam ?? false
    const agent = this.#staff.at(random, 'service_rep', openedAt)
    const answered = spam || random.chance(0.03) ? null : happened(openedAt + minute + random.skewed(1.6 / agent.skill) * hour)
    const ticket: Ticket = {
      id: this.tickets.length + 1,
      account,
      accountId: random.key(account?.id ?? null, 0.02),
      contactId: random.key(account?.contactIds[0] ?? null, 0.05),
      openedAt,
      channel: random.weighted(channels),
      type: random.weighted(types),
      category: parent?.category ?? random.pick(categories),
      priority: random.weighted(priorities),
      productId: random.key(random.pick(products).id, 0.25),
      agentId: answered === null && random.chance(0.7) ? null : random.key(agent.id, 0.01),
      parentId: parent?.id ?? null,
      repliedAt: answered,
      ...resolve(random, answered, agent.skill),
      spam,
    }
    this.tickets.push(ticket)
    return ticket
  }
}

/** Customers ask for help, the less happy ones more often; some ask again about the same thing; strangers and spam write too. */
export function makeTickets(customers: Customers, sales: Sales, options: { seed: number; scale: number }): readonly Ticket[] {
  const random = new Random(options.seed, 'tickets')
  const desk = new ServiceDesk(random, sales.staff)
  for (const { account, startedAt, endedAt } of sales.periods) {
    const years = ((endedAt ?? now) - startedAt) / (365 * day)
    for (let left = random.count(years * (3.6 - 2 * account.affection)); left > 0; left -= 1) {
      const openedAt = Math.min(now - hour, shopSeason.draw(random, startedAt, (endedAt ?? now) + 5 * day))
      const ticket = desk.open({ account, openedAt })
      const again = openedAt + Math.floor(random.between(0.2, 12) * day)
      if (random.chance(0.06) && again < now) desk.open({ account, openedAt: again, parent: ticket })
    }
  }
  for (let index = 0; index < Math.max(8, 2600 * options.scale); index += 1) {
    const account = random.chance(0.3) ? random.pick(customers.accounts) : null
    const earliest = account?.createdAt ?? opening
    desk.open({ account, openedAt: shopSeason.draw(random, earliest, now), spam: account === null && random.chance(0.6) })
  }
  return desk.tickets
}
