import { day, hour, type Instant, now, opening } from './calendar.ts'
import type { Lead } from './lead.ts'
import { type LeadSource, leadSources, type Market, markets } from './market.ts'
import type { Person, Staff } from './people.ts'
import { Random } from './random.ts'
import { officeSeason, shopSeason } from './season.ts'
import { companyName, emailAddress, personName, phoneNumber } from './words.ts'

/** A company or a person that buys, or may come to buy. */
export interface Account {
  readonly id: number
  readonly business: boolean
  readonly name: string | null
  readonly segment: string | null
  readonly industry: string | null
  readonly sizeBand: string | null
  readonly market: Market
  readonly ageBand: string | null
  readonly gender: string | null
  readonly source: LeadSource | null
  /** Who takes care of it; the key in the table may be missing all the same. */
  readonly owner: Person
  readonly ownerId: number | null
  readonly createdAt: Instant
  readonly deletedAt: Instant | null
  readonly duplicateOf: number | null
  readonly verifiedAt: Instant | null
  readonly loyaltyJoinedAt: Instant | null
  readonly loyaltyLeftAt: Instant | null
  readonly customFields: string
  readonly lead: Lead | null
  /** Seats or pieces of a usual order. */
  readonly size: number
  /** From 0 to 1: how well it gets on with the company. */
  readonly affection: number
  readonly contactIds: number[]
}

export interface Contact {
  readonly id: number
  readonly accountId: number | null
  readonly name: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly createdAt: Instant
  readonly deletedAt: Instant | null
  readonly duplicateOf: number | null
  readonly verifiedAt: Instant | null
  readonly customFields: string
}

export interface Customers {
  readonly accounts: readonly Account[]
  readonly contacts: readonly Contact[]
}

const industries = ['manufacturing', 'retail', 'software', 'health', 'finance', 'education', 'logistics', 'media']
const sizes: readonly (readonly [readonly [band: string, seats: number, segment: string], number])[] = [
  [['1-10', 3, 'small'], 46],
  [['11-50', 9, 'small'], 30],
  [['51-250', 28, 'mid_market'], 17],
  [['251+', 90, 'enterprise'], 7],
]
const ages = ['18-24', '25-34', '35-44', '45-54', '55-64', '65+']
const genders: readonly (readonly [string | null, number])[] = [
  ['female', 46],
  ['male', 45],
  ['other', 3],
  [null, 6],
]

function customFields(random: Random): string {
  const fields: Record<string, string | boolean | null> = {}
  if (random.chance(0.7))
    fields.tier = random.weighted([
      ['gold', 15],
      ['silver', 30],
      ['bronze', 48],
      [null, 7],
    ])
  if (random.chance(0.6)) fields.region_code = String(random.integer(1, 40)).padStart(3, '0')
  if (random.chance(0.4)) fields.experiment = random.pick(['A', 'B', null])
  if (random.chance(0.1)) fields.vip = random.chance(0.5)
  return JSON.stringify(fields)
}

interface Origin {
  readonly id: number
  readonly business: boolean
  readonly createdAt: Instant
  readonly lead: Lead | null
  readonly original: Account | null
}

function describe(
  random: Random,
  business: boolean,
): Pick<Account, 'name' | 'segment' | 'industry' | 'sizeBand' | 'ageBand' | 'gender' | 'size'> {
  if (!business) {
    const { given, family } = personName(random)
    const name = random.weighted([
      [`${given} ${family}`, 97],
      ['', 1],
      [null, 2],
    ])
    return {
      name,
      segment: 'consumer',
      industry: null,
      sizeBand: null,
      ageBand: random.orNull(random.pick(ages), 0.1),
      gender: random.weighted(genders),
      size: 1,
    }
  }
  const [band, seats, segment] = random.weighted(sizes)
  return {
    name: random.orNull(companyName(random), 0.02),
    segment: random.orNull(segment, 0.04),
    industry: random.orNull(random.pick(industries), 0.06),
    sizeBand: random.orNull(band, 0.05),
    ageBand: null,
    gender: null,
    size: Math.max(1, Math.round(seats * random.between(0.6, 1.5))),
  }
}

function makeAccount(origin: Origin, staff: Staff, random: Random): Account {
  const { id, business, createdAt, lead, original } = origin
  const owner = staff.at(random, 'sales_rep', createdAt)
  const joined = createdAt + random.integer(1, 600) * day
  const member = random.chance(business ? 0.15 : 0.45) && joined < now
  const left = joined + random.integer(60, 900) * day
  const ownDescription = describe(random, business)
  return {
    ...ownDescription,
    name: original === null ? ownDescription.name : original.name,
    id,
    business,
    market: original?.market ?? random.weighted(markets),
    source: lead === null ? random.weighted(leadSources) : lead.source,
    owner,
    ownerId: random.key(owner.id),
    createdAt,
    deletedAt: id % 67 === 33 ? Math.min(now - hour, createdAt + random.integer(100, 1500) * day) : null,
    duplicateOf: original?.id ?? null,
    verifiedAt: random.chance(0.4) ? Math.min(now - hour, createdAt + random.integer(1, 900) * day) : null,
    loyaltyJoinedAt: member ? joined : null,
    loyaltyLeftAt: member && left < now && random.chance(0.3) ? left : null,
    customFields: customFields(random),
    lead,
    affection: random.next(),
    contactIds: [],
  }
}

/** Qualified leads of which an account was made, people who came by themselves, and rows entered twice. */
function makeAccounts(leads: readonly Lead[], staff: Staff, options: { seed: number; scale: number }): readonly Account[] {
  const random = new Random(options.seed, 'accounts')
  const accounts: Account[] = []
  const add = (origin: Omit<Origin, 'id'>): void => {
    accounts.push(makeAccount({ id: accounts.length + 1, ...origin }, staff, random))
  }
  for (const lead of leads) {
    if (lead.qualifiedAt === null || lead.deletedAt !== null || !random.chance(0.58)) continue
    const createdAt = lead.qualifiedAt + Math.floor(random.skewed(12) * hour)
    if (createdAt < now) add({ business: random.chance(0.84), createdAt, lead, original: null })
  }
  for (let index = 0; index < 2000 * options.scale; index += 1)
    add({ business: true, createdAt: officeSeason.draw(random, opening, now), lead: null, original: null })
  for (let index = 0; index < 6500 * options.scale; index += 1)
    add({ business: false, createdAt: shopSeason.draw(random, opening, now), lead: null, original: null })
  const originals = accounts.length
  for (let index = 0; index < originals * 0.02; index += 1) {
    const original = random.pick(accounts)
    const createdAt = Math.min(now - hour, original.createdAt + random.integer(1, 300) * day)
    if (original.duplicateOf === null) add({ business: original.business, createdAt, lead: null, original })
  }
  return accounts
}

function makeContact(id: number, random: Random, account: Account | null): Contact {
  const name = personName(random)
  const createdAt =
    account === null
      ? officeSeason.draw(random, opening, now)
      : Math.min(now - hour, account.createdAt + Math.floor(random.skewed(20) * day))
  return {
    id,
    accountId: account === null ? null : random.key(account.id, 0.01),
    name: random.orNull(`${name.given} ${name.family}`, 0.01),
    email: random.weighted([
      [emailAddress(name, id), 88],
      ['', 1],
      [null, 11],
    ]),
    phone: random.orNull(phoneNumber(random), 0.3),
    createdAt,
    deletedAt: random.chance(0.02) ? Math.min(now - hour, createdAt + random.integer(30, 900) * day) : null,
    duplicateOf: id > 10 && random.chance(0.03) ? random.integer(1, id - 1) : null,
    verifiedAt: random.chance(0.35) ? Math.min(now - hour, createdAt + random.integer(1, 900) * day) : null,
    customFields: random.chance(0.2) ? JSON.stringify({ language: random.pick(['en', 'de', 'uk', 'bg', 'ro', 'zh', null]) }) : '{}',
  }
}

/** Accounts with the people who work there. */
export function makeCustomers(leads: readonly Lead[], staff: Staff, options: { seed: number; scale: number }): Customers {
  const accounts = makeAccounts(leads, staff, options)
  const random = new Random(options.seed, 'contacts')
  const contacts: Contact[] = []
  const add = (account: Account | null): void => {
    const contact = makeContact(contacts.length + 1, random, account)
    contacts.push(contact)
    account?.contactIds.push(contact.id)
  }
  for (const account of accounts) {
    const people = account.business ? 1 + Math.floor(random.skewed(0.8) / 2) + random.count(0.4) : 1
    for (let index = 0; index < people; index += 1) add(account)
    if (account.lead !== null) account.lead.contactId = account.contactIds[0] ?? null
  }
  for (let index = 0; index < 1500 * options.scale; index += 1) add(null)
  return { accounts, contacts }
}
