import type { Customers } from './account.ts'
import { day, hour, type Instant, instantText, minute, now, opening } from './calendar.ts'
import { type DemoRow, type DemoTable, streamedTable } from './demo-table.ts'
import type { Lead } from './lead.ts'
import { Random } from './random.ts'
import type { Sales } from './sales.ts'
import { officeSeason, shopSeason } from './season.ts'

interface Touch {
  readonly at: Instant
  readonly type: string
  readonly direction?: 'inbound' | 'outbound'
  readonly accountId?: number | null
  readonly contactId?: number | null
  readonly leadId?: number | null
  readonly opportunityId?: number | null
  readonly campaignId?: number | null
  readonly userId?: number | null
  readonly messageId?: string
  readonly automated?: boolean
}

interface World {
  readonly leads: readonly Lead[]
  readonly customers: Customers
  readonly sales: Sales
  readonly random: Random
  readonly scale: number
}

const talks: readonly (readonly [string, number])[] = [
  ['call', 40],
  ['meeting', 22],
  ['email_sent', 24],
  ['note', 9],
  ['task', 5],
]
const habits: readonly (readonly [string, number])[] = [
  ['product_usage', 50],
  ['web_visit', 28],
  ['social_interaction', 10],
  ['loyalty_event', 12],
]

function* leadTouches({ leads, random }: World): Iterable<Touch> {
  for (const lead of leads) {
    const link = { leadId: random.key(lead.id, 0), contactId: lead.contactId, campaignId: lead.campaignId }
    if (random.chance(0.35))
      yield { ...link, at: Math.min(now - 1, lead.createdAt + 2 * minute), type: 'email_sent', direction: 'outbound', automated: true }
    if (lead.respondedAt !== null)
      yield { ...link, at: lead.respondedAt, type: random.weighted(talks), direction: 'outbound', userId: lead.ownerId }
  }
}

function* dealTouches({ sales, random }: World): Iterable<Touch> {
  for (const deal of sales.opportunities) {
    const end = deal.closedAt ?? now
    // Some deals close without anybody having written anything down.
    for (let left = random.chance(0.07) ? 0 : 1 + random.count(deal.outcome === 'won' ? 5.2 : 3.4); left > 0; left -= 1) {
      const at = Math.floor(random.between(deal.createdAt, end))
      const direction = random.chance(0.3) ? 'inbound' : 'outbound'
      const contactId = random.key(deal.account.contactIds[0] ?? null, 0.1)
      yield {
        at,
        type: random.weighted(talks),
        direction,
        accountId: deal.accountId,
        contactId,
        opportunityId: deal.id,
        userId: random.key(deal.account.owner.id, 0.06),
        automated: random.chance(0.05),
      }
    }
  }
}

/** One letter of a campaign: sent, delivered, and perhaps opened (also by the robots of privacy filters) and clicked. */
function* letter(
  random: Random,
  message: Pick<Touch, 'at' | 'accountId' | 'contactId' | 'campaignId'> & { messageId: string },
): Iterable<Touch> {
  yield { ...message, type: 'email_sent', direction: 'outbound', automated: true }
  if (random.chance(0.04)) return
  yield { ...message, at: message.at + random.integer(1, 120), type: 'email_delivered', direction: 'outbound', automated: true }
  if (random.chance(0.05)) yield { ...message, at: message.at + 125, type: 'email_open', direction: 'inbound', automated: true }
  if (!random.chance(0.36)) return
  const opened = message.at + 200 + Math.floor(random.skewed(6) * hour)
  for (let times = 1 + random.count(0.25); times > 0; times -= 1)
    yield { ...message, at: opened + times * minute, type: 'email_open', direction: 'inbound' }
  if (random.chance(0.22)) yield { ...message, at: opened + 30 * minute, type: 'email_click', direction: 'inbound' }
}

function* campaignLetters({ customers, sales, random, scale }: World): Iterable<Touch> {
  const total = Math.round(62_000 * scale)
  for (let index = 1; index <= total; index += 1) {
    const contact = random.pick(customers.contacts)
    const at = officeSeason.draw(random, Math.max(opening, contact.createdAt), now)
    yield* letter(random, {
      at,
      accountId: contact.accountId,
      contactId: contact.id,
      campaignId: sales.campaigns.at(random, at)?.id ?? null,
      messageId: `m${index}`,
    })
  }
}

function* customerHabits({ sales, random }: World): Iterable<Touch> {
  for (const { account, startedAt, endedAt } of sales.periods) {
    const end = endedAt ?? now
    const years = (end - startedAt) / (365 * day)
    for (let left = random.count(years * (2 + 11 * account.affection)); left > 0; left -= 1) {
      const at = shopSeason.draw(random, startedAt, end)
      yield {
        at,
        type: random.weighted(habits),
        direction: 'inbound',
        accountId: random.key(account.id, 0.01),
        contactId: account.contactIds[0] ?? null,
        automated: random.chance(0.03),
      }
    }
  }
}

function* activityRows(world: World): Iterable<DemoRow> {
  let id = 0
  for (const touches of [leadTouches(world), dealTouches(world), campaignLetters(world), customerHabits(world)]) {
    for (const touch of touches) {
      if (touch.at >= now) continue
      id += 1
      yield [
        ...[
          id,
          instantText(touch.at),
          touch.type,
          touch.direction ?? null,
          touch.accountId ?? null,
          touch.contactId ?? null,
          touch.leadId ?? null,
        ],
        ...[touch.opportunityId ?? null, touch.campaignId ?? null, touch.userId ?? null, touch.messageId ?? null, touch.automated ?? false],
      ]
    }
  }
}

const columns = [
  ...['activity_id', 'occurred_at', 'activity_type', 'direction', 'account_id', 'contact_id', 'lead_id'],
  ...['opportunity_id', 'campaign_id', 'user_id', 'message_id', 'is_automated'],
]

export function activityTable(world: Omit<World, 'random'> & { seed: number }): DemoTable {
  return streamedTable('activities', columns, () => activityRows({ ...world, random: new Random(world.seed, 'activities') }))
}
