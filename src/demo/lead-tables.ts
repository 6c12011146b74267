import type { Customers } from './account.ts'
import { day, hour, instantOrNull, instantText, now, opening } from './calendar.ts'
import type { Campaigns } from './campaigns.ts'
import { type DemoRow, type DemoTable, mappedTable, streamedTable } from './demo-table.ts'
import type { Lead } from './lead.ts'
import { markets } from './market.ts'
import { products } from './products.ts'
import { Random } from './random.ts'
import type { Sales } from './sales.ts'
import { officeSeason, shopSeason } from './season.ts'

const landingPages = ['/', '/pricing', '/products', '/blog', '/demo', '/careers', null]
const channels: readonly (readonly [string | null, number])[] = [
  ['organic', 36],
  ['paid', 22],
  ['social', 16],
  ['email', 12],
  ['direct', 11],
  [null, 3],
]
const sourcesOf: Readonly<Record<string, readonly string[]>> = {
  organic: ['google', 'bing', 'baidu'],
  paid: ['google', 'meta'],
  social: ['linkedin', 'wechat', 'instagram'],
  email: ['newsletter'],
  direct: ['direct'],
}
const inquiryChannels = ['web_form', 'phone', 'email', 'chat', 'fair', null]

function statusOf(lead: Lead): string {
  if (lead.convertedAt !== null) return 'converted'
  if (lead.disqualifiedAt !== null) return 'disqualified'
  if (lead.qualifiedAt !== null) return 'qualified'
  return lead.respondedAt === null ? 'new' : 'contacted'
}

/** Visits of one browser: those of people as they come, those of robots and of the staff in long rows. */
function* visitorRows(
  random: Random,
  campaigns: Campaigns,
  visitor: { id: string; times: readonly number[]; robot?: boolean; internal?: boolean; campaignId?: number | null },
): Iterable<DemoRow> {
  const country = random.orNull(random.weighted(markets).country, 0.03)
  for (const at of visitor.times) {
    const channel = random.weighted(channels)
    const source = channel === null ? null : random.pick(sourcesOf[channel] ?? [null])
    const campaignId =
      visitor.campaignId ?? (channel === 'paid' || channel === 'email' ? random.key(campaigns.at(random, at)?.id ?? null) : null)
    yield [
      visitor.id,
      instantText(at),
      channel,
      source,
      random.pick(landingPages),
      country,
      campaignId,
      visitor.robot ?? false,
      visitor.internal ?? false,
    ]
  }
}

function* visits(leads: readonly Lead[], campaigns: Campaigns, options: { seed: number; scale: number }): Iterable<DemoRow> {
  const random = new Random(options.seed, 'web_sessions')
  for (const lead of leads) {
    // The cookies of some were deleted: their lead names a visitor that was never seen.
    if (lead.visitorId === null || random.chance(0.05)) continue
    const times = Array.from({ length: 1 + random.count(1.1) }, (_, index) =>
      Math.max(opening, lead.createdAt - 600 - Math.floor(index * random.skewed(4) * day)),
    )
    yield* visitorRows(random, campaigns, { id: lead.visitorId, times, campaignId: lead.campaignId })
  }
  const anonymous = Math.round(215_000 * options.scale)
  for (let index = 0; index < anonymous; index += 1) {
    const first = shopSeason.draw(random, opening, now)
    const times = Array.from({ length: 1 + random.count(0.55) }, (_, visit) =>
      Math.min(now - 1, first + Math.floor(visit * random.skewed(9) * day)),
    )
    yield* visitorRows(random, campaigns, { id: `a${index + 1}`, times })
  }
  for (let index = 0; index < Math.max(5, 800 * options.scale); index += 1) {
    const robot = index % 6 !== 4
    const times = Array.from({ length: random.integer(5, 60) }, () => shopSeason.draw(random, opening, now))
    yield* visitorRows(random, campaigns, { id: `${robot ? 'r' : 's'}${index + 1}`, times, robot, internal: !robot })
  }
}

function* numbered(rows: Iterable<DemoRow>): Iterable<DemoRow> {
  let id = 0
  for (const row of rows) {
    id += 1
    yield [id, ...row]
  }
}

/** Most leads began with a request, some of them asked twice; customers ask too, and so do robots. */
function* inquiries(
  leads: readonly Lead[],
  customers: Customers,
  sales: Sales,
  options: { seed: number; scale: number },
): Iterable<DemoRow> {
  const random = new Random(options.seed, 'inquiries')
  for (const lead of leads) {
    if (lead.captureChannel === 'import' || random.chance(0.4)) continue
    const contactId = random.key(lead.contactId)
    const repeats = 1 + random.count(0.12)
    for (let turn = 0; turn < repeats; turn += 1) {
      const at = Math.min(now - 1, lead.createdAt - 60 + Math.floor(turn * random.skewed(3) * day))
      yield [
        instantText(at),
        lead.captureChannel,
        turn === 0 ? null : lead.accountId,
        contactId,
        random.key(lead.id, 0.01),
        lead.campaignId,
        lead.productId,
        false,
      ]
    }
  }
  for (const { account, startedAt, endedAt } of sales.periods) {
    for (let left = random.count(0.9); left > 0; left -= 1) {
      const at = officeSeason.draw(random, startedAt, (endedAt ?? now) + hour)
      const campaignId = random.chance(0.1) ? (sales.campaigns.at(random, at)?.id ?? null) : null
      yield [
        instantText(Math.min(at, now - 1)),
        random.pick(inquiryChannels),
        account.id,
        account.contactIds[0] ?? null,
        null,
        campaignId,
        random.key(random.pick(products).id, 0.2),
        false,
      ]
    }
  }
  const spam = Math.max(5, Math.round(3000 * options.scale))
  for (let index = 0; index < spam; index += 1) {
    const contact = random.chance(0.1) ? random.pick(customers.contacts).id : null
    yield [instantText(shopSeason.draw(random, opening, now)), random.pick(inquiryChannels), null, contact, null, null, null, true]
  }
}

function leadTable(leads: readonly Lead[]): DemoTable {
  return mappedTable<Lead>('leads', leads, {
    lead_id: (lead) => lead.id,
    created_at: (lead) => instantText(lead.createdAt),
    source: (lead) => lead.source,
    capture_channel: (lead) => lead.captureChannel,
    generated_by_crm: (lead) => lead.generatedByCrm,
    visitor_id: (lead) => lead.visitorId,
    campaign_id: (lead) => lead.campaignId,
    contact_id: (lead) => lead.contactId,
    owner_user_id: (lead) => lead.ownerId,
    status: statusOf,
    lead_score: (lead) => lead.score,
    conversion_probability: (lead) => lead.probability,
    product_interest_id: (lead) => lead.productId,
    next_follow_up_at: (lead) => instantOrNull(lead.followUpAt),
    first_responded_at: (lead) => instantOrNull(lead.respondedAt),
    qualified_at: (lead) => instantOrNull(lead.qualifiedAt),
    disqualified_at: (lead) => instantOrNull(lead.disqualifiedAt),
    disqualify_reason: (lead) => lead.disqualifyReason,
    converted_at: (lead) => instantOrNull(lead.convertedAt),
    converted_account_id: (lead) => lead.accountId,
    duplicate_of_lead_id: (lead) => lead.duplicateOf,
    deleted_at: (lead) => instantOrNull(lead.deletedAt),
    last_verified_at: (lead) => instantOrNull(lead.verifiedAt),
    custom_fields: (lead) => lead.customFields,
  })
}

const sessionColumns = [
  'session_id',
  'visitor_id',
  'started_at',
  'channel',
  'source',
  'landing_page',
  'country',
  'campaign_id',
  'is_bot',
  'is_internal',
]
const inquiryColumns = [
  'inquiry_id',
  'received_at',
  'channel',
  'account_id',
  'contact_id',
  'lead_id',
  'campaign_id',
  'product_id',
  'is_spam',
]

export function leadTables(
  leads: readonly Lead[],
  customers: Customers,
  sales: Sales,
  options: { seed: number; scale: number },
): readonly DemoTable[] {
  return [
    streamedTable('web_sessions', sessionColumns, () => numbered(visits(leads, sales.campaigns, options))),
    leadTable(leads),
    streamedTable('inquiries', inquiryColumns, () => numbered(inquiries(leads, customers, sales, options))),
  ]
}
