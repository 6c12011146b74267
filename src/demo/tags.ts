import type { Customers } from './account.ts'
import { day, type Instant, instantText, now } from './calendar.ts'
import { type DemoRow, type DemoTable, mappedTable, streamedTable } from './demo-table.ts'
import type { Lead } from './lead.ts'
import { Random } from './random.ts'
import type { Sales } from './sales.ts'
import type { Ticket } from './ticket.ts'

const names = [
  'vip',
  'churned',
  'churn risk',
  'partner',
  'upsell candidate',
  'press',
  'event 2024',
  'escalated',
  'strategic',
  'never used',
] as const

type TagName = (typeof names)[number]

interface Tagged {
  readonly tag: TagName
  readonly type: string
  readonly id: number
  readonly at: Instant
}

function* taggings(
  world: { leads: readonly Lead[]; customers: Customers; sales: Sales; tickets: readonly Ticket[] },
  random: Random,
): Iterable<Tagged> {
  const { customers, leads, sales, tickets } = world
  for (const { account, startedAt, endedAt } of sales.periods) {
    if (endedAt !== null && random.chance(0.85))
      yield { tag: 'churned', type: 'account', id: account.id, at: endedAt + random.integer(0, 20) * day }
    if (random.chance(0.12)) yield { tag: 'vip', type: 'account', id: account.id, at: startedAt + random.integer(0, 300) * day }
    if (account.affection < 0.25 && random.chance(0.5))
      yield { tag: 'churn risk', type: 'account', id: account.id, at: startedAt + random.integer(30, 400) * day }
  }
  for (const contact of customers.contacts)
    if (random.chance(0.04))
      yield { tag: random.pick(['partner', 'press']), type: 'contact', id: contact.id, at: contact.createdAt + 9 * day }
  for (const lead of leads)
    if (random.chance(0.05)) yield { tag: random.pick(['event 2024', 'partner']), type: 'lead', id: lead.id, at: lead.createdAt + day }
  for (const deal of sales.opportunities)
    if (random.chance(0.1))
      yield { tag: random.pick(['strategic', 'upsell candidate']), type: 'opportunity', id: deal.id, at: deal.createdAt + 2 * day }
  for (const ticket of tickets)
    if (random.chance(0.05)) yield { tag: 'escalated', type: 'ticket', id: ticket.id, at: ticket.openedAt + 3600 }
}

function* taggingRows(tagged: Iterable<Tagged>, random: Random): Iterable<DemoRow> {
  let row = 0
  for (const { tag, type, id, at } of tagged) {
    if (at >= now) continue
    row += 1
    const removedAt = at + Math.floor((1 + random.skewed(200)) * day)
    const removed = random.chance(0.18) && removedAt < now
    yield [row, names.indexOf(tag) + 1, type, random.key(id, 0) ?? id, instantText(at), removed ? instantText(removedAt) : null]
  }
}

export function tagTables(world: {
  leads: readonly Lead[]
  customers: Customers
  sales: Sales
  tickets: readonly Ticket[]
  seed: number
}): readonly DemoTable[] {
  const rows = (): Iterable<DemoRow> => {
    const random = new Random(world.seed, 'taggings')
    return taggingRows(taggings(world, random), random)
  }
  return [
    mappedTable<TagName>('tags', names, { tag_id: (name) => names.indexOf(name) + 1, name: (name) => name }),
    streamedTable('taggings', ['tagging_id', 'tag_id', 'entity_type', 'entity_id', 'tagged_at', 'removed_at'], rows),
  ]
}
