import { day, hour, type Instant, minute, now, opening } from './calendar.ts'
import type { Campaigns } from './campaigns.ts'
import { type LeadSource, leadSources, sourceQuality } from './market.ts'
import type { Staff } from './people.ts'
import { products } from './products.ts'
import { Random } from './random.ts'
import { officeSeason, shopSeason } from './season.ts'

/** Somebody who may become a customer. The mutable fields are filled in when that happens. */
export interface Lead {
  readonly id: number
  readonly createdAt: Instant
  readonly source: LeadSource | null
  readonly captureChannel: string | null
  readonly generatedByCrm: boolean
  readonly visitorId: string | null
  readonly campaignId: number | null
  readonly ownerId: number | null
  readonly score: number | null
  readonly probability: number | null
  readonly productId: number | null
  readonly followUpAt: Instant | null
  readonly respondedAt: Instant | null
  readonly qualifiedAt: Instant | null
  readonly disqualifiedAt: Instant | null
  readonly disqualifyReason: string | null
  readonly duplicateOf: number | null
  readonly deletedAt: Instant | null
  readonly verifiedAt: Instant | null
  readonly customFields: string
  contactId: number | null
  accountId: number | null
  convertedAt: Instant | null
}

interface Context {
  readonly random: Random
  readonly staff: Staff
  readonly campaigns: Campaigns
}

const captures: readonly (readonly [string | null, number])[] = [
  ['web_form', 58],
  ['email', 14],
  ['phone', 10],
  ['manual', 7],
  ['import', 6],
  ['api', 4],
  [null, 1],
]
const disqualifyReasons = ['no_budget', 'no_need', 'wrong_contact', 'unreachable', 'competitor', 'spam', null]
const wishes = ['dark mode', 'on-premises edition', 'smart desk', 'offline app', 'invoice in hryvnia']

/** Custom fields of a lead as JSON text: a key may be absent, hold null, or hold a value. */
function customFields(random: Random): string {
  const fields: Record<string, string | number | boolean | null> = {}
  if (random.chance(0.08)) fields.unmet_product_request = random.orNull(random.pick(wishes), 0.25)
  if (random.chance(0.5))
    fields.experiment = random.weighted([
      ['A', 45],
      ['B', 45],
      [null, 10],
    ])
  if (random.chance(0.15)) fields.employees = random.integer(1, 5000)
  if (random.chance(0.1)) fields.newsletter = random.chance(0.6)
  return JSON.stringify(fields)
}

function respond(random: Random, createdAt: Instant): Instant | null {
  if (random.chance(0.1)) return null
  // A few clocks are wrong: the answer seems to come before the question.
  if (random.chance(0.006)) return createdAt - random.integer(5, 90) * minute
  const answered = createdAt + Math.floor(random.skewed(3.5) * hour)
  return answered < now ? answered : null
}

function review(
  random: Random,
  respondedAt: Instant | null,
  quality: number,
): Pick<Lead, 'qualifiedAt' | 'disqualifiedAt' | 'disqualifyReason'> {
  const open = { qualifiedAt: null, disqualifiedAt: null, disqualifyReason: null }
  if (respondedAt === null) return open
  const at = respondedAt + Math.floor(random.skewed(4) * day)
  const fate = random.next()
  if (at >= now) return open
  if (fate < 0.46 * quality) return { ...open, qualifiedAt: at }
  if (fate < 0.85) return { ...open, disqualifiedAt: at, disqualifyReason: random.pick(disqualifyReasons) }
  return open
}

function makeLead(id: number, { random, staff, campaigns }: Context): Lead {
  const source = random.weighted(leadSources)
  const captureChannel = random.weighted(captures)
  const season = captureChannel === 'web_form' ? shopSeason : officeSeason
  const createdAt = season.draw(random, opening, now)
  const owner = staff.at(random, 'sales_rep', createdAt)
  const quality = (source === null ? 0.9 : sourceQuality[source]) * owner.skill
  const respondedAt = respond(random, createdAt)
  const duplicate = id > 20 && random.chance(0.04)
  const reviewed = review(random, duplicate ? null : respondedAt, quality)
  const followUp = createdAt + Math.floor(random.skewed(12) * day)
  const web = captureChannel === 'web_form' && !random.chance(0.04)
  return {
    id,
    createdAt,
    source,
    captureChannel,
    generatedByCrm: captureChannel !== 'import' && !random.chance(0.1),
    visitorId: web ? `v${id}` : null,
    campaignId: random.chance(0.45) ? random.key(campaigns.at(random, createdAt)?.id ?? null, 0) : null,
    ownerId: random.key(owner.id, 0.04),
    score: random.orNull(Math.round(Math.min(100, quality * random.between(15, 85))), 0.1),
    probability: random.orNull(Math.round(Math.min(0.95, quality * random.between(0.02, 0.5)) * 10_000) / 10_000, 0.15),
    productId: random.chance(0.7) ? random.key(random.pick(products).id, 0) : null,
    followUpAt: random.chance(0.6) ? followUp : null,
    respondedAt,
    ...reviewed,
    duplicateOf: duplicate ? random.integer(1, id - 1) : null,
    deletedAt: random.chance(0.02) ? Math.min(now - hour, createdAt + random.integer(20, 500) * day) : null,
    verifiedAt: random.chance(0.3) ? Math.min(now - hour, createdAt + random.integer(1, 700) * day) : null,
    customFields: customFields(random),
    contactId: null,
    accountId: null,
    convertedAt: null,
  }
}

export function makeLeads(staff: Staff, campaigns: Campaigns, options: { seed: number; scale: number }): readonly Lead[] {
  const context = { random: new Random(options.seed, 'leads'), staff, campaigns }
  return Array.from({ length: Math.round(62_000 * options.scale) }, (_, index) => makeLead(index + 1, context))
}
