import type { Account, Contact, Customers } from './account.ts'
import { dateText, day, instantOrNull, instantText, now } from './calendar.ts'
import { type DemoRow, type DemoTable, mappedTable, streamedTable } from './demo-table.ts'
import { Random } from './random.ts'
import type { CustomerPeriod, Sales } from './sales.ts'

const lists = ['newsletter', 'product news', 'events']
const leavingReasons = ['too_many', 'not_interested', 'never_subscribed', 'hard_bounce', null]

function* membershipRows(customers: Customers, seed: number): Iterable<DemoRow> {
  const random = new Random(seed, 'email_list_memberships')
  let id = 0
  for (const contact of customers.contacts) {
    if (!contact.email) continue
    for (const list of lists) {
      if (!random.chance(list === 'newsletter' ? 0.62 : 0.18)) continue
      id += 1
      const subscribedAt = Math.min(now - day, contact.createdAt + Math.floor(random.skewed(5) * day))
      const leftAt = subscribedAt + Math.floor((1 + random.skewed(500)) * day)
      const left = random.chance(0.4) && leftAt < now
      yield [id, contact.id, list, instantText(subscribedAt), left ? instantText(leftAt) : null, left ? random.pick(leavingReasons) : null]
    }
  }
}

/** A score that wanders around what the account feels; parts of it are sometimes not measured. */
function score(random: Random, level: number): number | null {
  const value = Math.max(0, Math.min(100, level + random.between(-18, 18)))
  return random.orNull(Math.round(value * 100) / 100, 0.07)
}

/** Each customer is measured every four weeks, and sinks in the months before it leaves. */
function* healthRows(sales: Sales, seed: number): Iterable<DemoRow> {
  const random = new Random(seed, 'account_health_daily')
  for (const { account, startedAt, endedAt } of sales.periods) {
    const end = endedAt ?? now
    for (let at = startedAt + random.integer(1, 27) * day; at < end; at += 28 * day) {
      const sinking = endedAt === null ? 0 : Math.max(0, 1 - (endedAt - at) / (150 * day)) * 35
      const level = 45 + 45 * account.affection - sinking
      const unmeasured = random.chance(0.004)
      const scores = [score(random, level), score(random, level + 4), score(random, level - 3), score(random, level - 8)]
      yield [account.id, dateText(Math.floor(at / day)), ...(unmeasured ? [null, null, null, null] : scores)]
    }
  }
}

function accountTable(accounts: readonly Account[]): DemoTable {
  return mappedTable<Account>('accounts', accounts, {
    account_id: (account) => account.id,
    name: (account) => account.name,
    account_type: (account) => (account.business ? 'business' : 'consumer'),
    segment: (account) => account.segment,
    industry: (account) => account.industry,
    size_band: (account) => account.sizeBand,
    country: (account) => (account.id % 53 === 0 ? null : account.market.country),
    region: (account) => (account.id % 53 === 0 ? null : account.market.region),
    age_band: (account) => account.ageBand,
    gender: (account) => account.gender,
    acquisition_source: (account) => account.source,
    owner_user_id: (account) => account.ownerId,
    loyalty_joined_at: (account) => instantOrNull(account.loyaltyJoinedAt),
    loyalty_left_at: (account) => instantOrNull(account.loyaltyLeftAt),
    created_at: (account) => instantText(account.createdAt),
    deleted_at: (account) => instantOrNull(account.deletedAt),
    duplicate_of_account_id: (account) => account.duplicateOf,
    last_verified_at: (account) => instantOrNull(account.verifiedAt),
    custom_fields: (account) => account.customFields,
  })
}

function contactTable(contacts: readonly Contact[]): DemoTable {
  return mappedTable<Contact>('contacts', contacts, {
    contact_id: (contact) => contact.id,
    account_id: (contact) => contact.accountId,
    full_name: (contact) => contact.name,
    email: (contact) => contact.email,
    phone: (contact) => contact.phone,
    created_at: (contact) => instantText(contact.createdAt),
    deleted_at: (contact) => instantOrNull(contact.deletedAt),
    duplicate_of_contact_id: (contact) => contact.duplicateOf,
    last_verified_at: (contact) => instantOrNull(contact.verifiedAt),
    custom_fields: (contact) => contact.customFields,
  })
}

export function customerTables(customers: Customers, sales: Sales, seed: number): readonly DemoTable[] {
  return [
    accountTable(customers.accounts),
    contactTable(customers.contacts),
    mappedTable<CustomerPeriod>('customer_periods', sales.periods, {
      customer_period_id: (period) => period.id,
      account_id: (period) => period.account.id,
      period_no: (period) => period.number,
      started_at: (period) => instantText(period.startedAt),
      ended_at: (period) => instantOrNull(period.endedAt),
      end_reason: (period) => period.endReason,
    }),
    streamedTable(
      'email_list_memberships',
      ['membership_id', 'contact_id', 'list_name', 'subscribed_at', 'unsubscribed_at', 'unsubscribe_reason'],
      () => membershipRows(customers, seed),
    ),
    streamedTable(
      'account_health_daily',
      ['account_id', 'snapshot_date', 'usage_score', 'feedback_score', 'support_score', 'purchase_score'],
      () => healthRows(sales, seed),
    ),
  ]
}
