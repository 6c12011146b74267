import { dateOf, dateOrNull, dateText, day, type Instant, now, opening } from './calendar.ts'
import { type DemoTable, mappedTable } from './demo-table.ts'
import { type Currency, priced } from './market.ts'
import type { Staff } from './people.ts'
import { Random } from './random.ts'
import { officeSeason } from './season.ts'

/** A marketing campaign; dates are days since 1970. */
export interface Campaign {
  readonly id: number
  readonly name: string
  readonly channel: string | null
  readonly type: string | null
  readonly ownerId: number | null
  readonly startsOn: number
  readonly endsOn: number | null
  readonly budget: number | null
  readonly expectedRevenue: number | null
  readonly currency: Currency
  /** What it costs in reality for each dollar that was planned; 0 when nothing was ever booked. */
  readonly overspending: number
  readonly plannedDollars: number
}

const channels: readonly (readonly [string | null, number])[] = [
  ['email', 34],
  ['social', 24],
  ['search', 24],
  ['events', 14],
  [null, 4],
]
const themes = [
  'Spring start',
  'Summer sale',
  'Back to work',
  'Black Friday',
  'Year end',
  'Webinar week',
  'Fair',
  'Newsletter',
  'Win back',
  'Product launch',
]
const types = ['awareness', 'lead_generation', 'nurture', 'retention']

function makeCampaign(id: number, staff: Staff, random: Random): Campaign {
  const planned = id % 40 === 0
  const start = planned ? now + random.integer(10, 150) * day : officeSeason.draw(random, opening, now)
  const startsOn = id <= 2 ? dateOf(opening) : dateOf(start)
  const plannedDollars = Math.round(random.skewed(6000)) + 500
  const currency = random.weighted<Currency>([
    ['USD', 60],
    ['EUR', 30],
    ['UAH', 10],
  ])
  return {
    id,
    name: `${random.pick(themes)} ${dateText(startsOn).slice(0, 4)} #${id}`,
    channel: random.weighted(channels),
    type: random.orNull(random.pick(types), 0.05),
    ownerId: random.key(staff.at(random, 'marketer', start).id),
    startsOn,
    endsOn: random.orNull(startsOn + random.integer(14, 120), 0.08),
    budget: random.orNull(priced(plannedDollars, currency), 0.06),
    expectedRevenue: random.orNull(priced(plannedDollars * random.between(1.5, 6), currency), 0.1),
    currency,
    overspending: random.chance(0.08) ? 0 : random.between(0.7, 1.35),
    plannedDollars,
  }
}

/** All campaigns, and which of them somebody may have come from. */
export class Campaigns {
  readonly all: readonly Campaign[]

  constructor(staff: Staff, seed: number, scale: number) {
    const random = new Random(seed, 'campaigns')
    this.all = Array.from({ length: Math.max(40, Math.round(260 * scale)) }, (_, index) => makeCampaign(index + 1, staff, random))
  }

  /** A campaign that ran at that time, or null when a few looks find none. */
  at(random: Random, instant: Instant): Campaign | null {
    const date = dateOf(instant)
    for (let tries = 0; tries < 12; tries += 1) {
      const campaign = random.pick(this.all)
      if (campaign.startsOn <= date && (campaign.endsOn ?? campaign.startsOn + 365) > date) return campaign
    }
    return null
  }
}

export function campaignTables(campaigns: Campaigns): readonly DemoTable[] {
  return [
    mappedTable<Campaign>('campaigns', campaigns.all, {
      campaign_id: (campaign) => campaign.id,
      name: (campaign) => campaign.name,
      channel: (campaign) => campaign.channel,
      campaign_type: (campaign) => campaign.type,
      owner_user_id: (campaign) => campaign.ownerId,
      starts_on: (campaign) => dateText(campaign.startsOn),
      ends_on: (campaign) => dateOrNull(campaign.endsOn),
      budgeted_cost: (campaign) => campaign.budget,
      expected_revenue: (campaign) => campaign.expectedRevenue,
      currency: (campaign) => campaign.currency,
    }),
  ]
}
