import { dateOf, dateText, day, months, now } from './calendar.ts'
import { type DemoRow, type DemoTable, streamedTable } from './demo-table.ts'
import type { Lead } from './lead.ts'
import { type Currency, type LeadSource, priced } from './market.ts'
import { Random } from './random.ts'
import type { Sales } from './sales.ts'

interface Cost {
  /** Days since 1970. */
  readonly on: number
  readonly purpose: 'acquisition' | 'retention' | 'servicing' | 'crm_platform' | 'overhead'
  readonly department: 'marketing' | 'sales' | 'service' | 'product' | 'it'
  readonly type: string | null
  readonly dollars: number
  readonly currency?: Currency
  readonly campaignId?: number
  readonly source?: LeadSource
  readonly accountId?: number | null
  readonly userId?: number
}

const perLead: Readonly<Record<LeadSource, number>> = { referral: 4, organic_search: 9, email_campaign: 7, ads: 34, social: 26, website: 3 }
const monthlyPay = { sales_rep: 2600, service_rep: 1900, marketer: 2300, manager: 3400, other: 2000 } as const

function* sourceCosts(leads: readonly Lead[], random: Random): Iterable<Cost> {
  const counts = new Map<string, number>()
  for (const lead of leads) {
    const key = `${dateText(dateOf(lead.createdAt)).slice(0, 7)} ${lead.source}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const sources: readonly LeadSource[] = ['referral', 'organic_search', 'email_campaign', 'ads', 'social', 'website']
  for (const month of months) {
    for (const source of sources) {
      // Money is spent in months without a single lead, too.
      const leadsThen = counts.get(`${dateText(month).slice(0, 7)} ${source}`) ?? 1
      const dollars = leadsThen * perLead[source] * random.between(0.7, 1.3)
      yield { on: month + random.integer(0, 27), purpose: 'acquisition', department: 'marketing', type: 'ads', dollars, source }
    }
  }
}

function* campaignCosts(sales: Sales, random: Random): Iterable<Cost> {
  for (const campaign of sales.campaigns.all) {
    const end = campaign.endsOn ?? campaign.startsOn + 90
    const purpose = campaign.type === 'retention' ? 'retention' : 'acquisition'
    const parts = Math.max(1, Math.round((end - campaign.startsOn) / 15))
    for (let part = 0; part < parts; part += 1) {
      const on = campaign.startsOn + Math.floor(((end - campaign.startsOn) * part) / parts)
      const dollars = (campaign.plannedDollars * campaign.overspending * random.between(0.6, 1.4)) / parts
      if (dollars > 0)
        yield {
          on,
          purpose,
          department: 'marketing',
          type: random.pick(['ads', 'print', 'agency']),
          dollars,
          currency: campaign.currency,
          campaignId: campaign.id,
        }
    }
  }
}

/** Pay is booked for each quarter of a person's time. */
function* staffCosts(sales: Sales, random: Random): Iterable<Cost> {
  for (const person of sales.staff.people) {
    const department =
      person.role === 'service_rep'
        ? 'service'
        : person.role === 'marketer'
          ? 'marketing'
          : person.role === 'sales_rep'
            ? 'sales'
            : 'product'
    const purpose =
      person.role === 'service_rep' ? 'servicing' : person.role === 'sales_rep' || person.role === 'marketer' ? 'acquisition' : 'overhead'
    for (const month of months.filter((_, index) => index % 3 === 2)) {
      if (person.activatedAt > month * day || (person.deactivatedAt ?? now) < month * day) continue
      yield {
        on: month + 24,
        purpose,
        department,
        type: 'salaries',
        dollars: 3 * monthlyPay[person.role] * random.between(0.9, 1.1),
        userId: person.id,
      }
      if (person.licensed) yield { on: month, purpose: 'crm_platform', department: 'it', type: 'licences', dollars: 150 }
    }
  }
}

function* companyCosts(random: Random, scale: number): Iterable<Cost> {
  for (const month of months) {
    yield { on: month + 4, purpose: 'crm_platform', department: 'it', type: 'training', dollars: 900 * scale * random.between(0.3, 2) }
    yield { on: month + 9, purpose: 'crm_platform', department: 'it', type: 'hosting', dollars: 2500 * scale, currency: 'EUR' }
    yield { on: month + 15, purpose: 'overhead', department: 'product', type: null, dollars: 9000 * scale * random.between(0.8, 1.2) }
    yield {
      on: month + 20,
      purpose: 'retention',
      department: 'marketing',
      type: 'loyalty_program',
      dollars: 5000 * scale * random.between(0.6, 1.4),
    }
    // Corrections are booked with a minus.
    if (random.chance(0.15)) yield { on: month + 22, purpose: 'overhead', department: 'product', type: 'correction', dollars: -600 * scale }
  }
}

function* accountCosts(sales: Sales, random: Random): Iterable<Cost> {
  for (const { account, startedAt, endedAt } of sales.periods) {
    const end = dateOf(endedAt ?? now)
    for (let on = dateOf(startedAt) + random.integer(20, 200); on < end; on += random.integer(150, 500)) {
      const keep = random.chance(0.45)
      const dollars = random.skewed(account.business ? 60 : 8)
      const accountId = random.key(account.id, 0.01)
      yield {
        on,
        purpose: keep ? 'retention' : 'servicing',
        department: keep ? 'sales' : 'service',
        type: keep ? 'loyalty_program' : 'support',
        dollars,
        currency: account.market.currency,
        accountId,
      }
    }
  }
}

function* costRows(world: { leads: readonly Lead[]; sales: Sales; seed: number; scale: number }): Iterable<DemoRow> {
  const random = new Random(world.seed, 'cost_entries')
  const { leads, sales, scale } = world
  let id = 0
  for (const costs of [
    sourceCosts(leads, random),
    campaignCosts(sales, random),
    staffCosts(sales, random),
    companyCosts(random, scale),
    accountCosts(sales, random),
  ]) {
    for (const cost of costs) {
      if (cost.on >= dateOf(now)) continue
      id += 1
      const currency = cost.currency ?? 'USD'
      const amount = priced(cost.dollars, currency)
      yield [
        id,
        dateText(cost.on),
        cost.purpose,
        cost.department,
        cost.type,
        amount,
        currency,
        cost.campaignId ?? null,
        cost.source ?? null,
        cost.accountId ?? null,
        cost.userId ?? null,
      ]
    }
  }
}

const columns = [
  'cost_id',
  'incurred_on',
  'purpose',
  'department',
  'cost_type',
  'amount',
  'currency',
  'campaign_id',
  'lead_source',
  'account_id',
  'user_id',
]

export function costTable(world: { leads: readonly Lead[]; sales: Sales; seed: number; scale: number }): DemoTable {
  return streamedTable('cost_entries', columns, () => costRows(world))
}
