import { dateOrNull, day, hour, instantOrNull, instantText, now } from './calendar.ts'
import { type DemoRow, type DemoTable, streamedTable } from './demo-table.ts'
import { stages } from './products.ts'
import { Random } from './random.ts'
import type { Opportunity, Sales } from './sales.ts'

interface Version {
  readonly stage: number
  readonly visit: number
}

/** The versions of one deal: stages in order, now and then one step back, and several versions of one visit. */
function versionsOf(random: Random, opportunity: Opportunity): readonly Version[] {
  const reached = opportunity.outcome === 'won' ? 4 : random.integer(1, 4)
  const path: number[] = []
  for (let stage = 1; stage <= reached; stage += 1) {
    path.push(stage)
    if (stage > 1 && random.chance(0.05)) path.push(stage - 1, stage)
  }
  return path.flatMap((stage, index) => Array.from({ length: 1 + random.count(0.35) }, () => ({ stage, visit: index + 1 })))
}

/** Splits a span into as many parts as there are versions; returns where each begins. */
function beginnings(random: Random, opportunity: Opportunity, count: number): readonly number[] {
  const end = opportunity.closedAt ?? now
  const weights = Array.from({ length: count }, () => random.between(0.2, 1))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  let passed = 0
  return weights.map((weight, index) => {
    const start = opportunity.createdAt + Math.floor(((end - opportunity.createdAt - count) * passed) / total) + index
    passed += weight
    return start
  })
}

function* versionRows(opportunity: Opportunity, random: Random, nextId: () => number): Iterable<DemoRow> {
  const enough = (opportunity.closedAt ?? now) - opportunity.createdAt > hour
  const versions = enough ? versionsOf(random, opportunity) : [{ stage: 1, visit: 1 }]
  const starts = beginnings(random, opportunity, versions.length)
  const { closedAt, currency, id } = opportunity
  for (const [index, { stage, visit }] of versions.entries()) {
    const from = starts[index] ?? opportunity.createdAt
    const to = starts[index + 1] ?? closedAt
    const last = index === versions.length - 1
    const amount =
      opportunity.amount === null || last ? opportunity.amount : Math.round(opportunity.amount * random.between(0.7, 1.3) * 100) / 100
    const probability = random.orNull(stages[stage - 1]?.probability ?? 0, 0.05)
    yield [nextId(), id, stage, visit, instantText(from), instantOrNull(to), amount, currency, probability, opportunity.ownerId]
  }
  if (closedAt === null) return
  const won = opportunity.outcome === 'won'
  const visit = (versions.at(-1)?.visit ?? 0) + 1
  yield [nextId(), id, won ? 5 : 6, visit, instantText(closedAt), null, opportunity.amount, currency, won ? 1 : 0, opportunity.ownerId]
}

function* historyRows(sales: Sales, seed: number): Iterable<DemoRow> {
  const random = new Random(seed, 'opportunity_stage_history')
  let id = 0
  const nextId = (): number => {
    id += 1
    return id
  }
  for (const opportunity of sales.opportunities) yield* versionRows(opportunity, random, nextId)
}

function customFields(random: Random): string {
  const fields: Record<string, string | number | null> = {}
  if (random.chance(0.3)) fields.competitor = random.pick(['Northwind', 'Contoso', null])
  if (random.chance(0.3)) fields.experiment = random.pick(['A', 'B'])
  if (random.chance(0.1)) fields.discount = random.integer(0, 40) / 100
  return JSON.stringify(fields)
}

function* opportunityRows(sales: Sales, seed: number): Iterable<DemoRow> {
  const random = new Random(seed, 'opportunities')
  for (const deal of sales.opportunities) {
    const usual = deal.outcome === 'open' ? random.integer(1, 8) / 10 : deal.outcome === 'won' ? 1 : 0
    const deletedAt = deal.id % 70 === 30 ? Math.min(now - 1, (deal.closedAt ?? deal.createdAt) + random.integer(1, 200) * day) : null
    const verifiedAt = random.chance(0.3) ? Math.min(now - 1, deal.createdAt + random.integer(1, 300) * day) : null
    yield [
      ...[deal.id, deal.accountId, deal.leadId, deal.campaignId, deal.ownerId, deal.type, random.key(deal.product.id)],
      ...[instantOrNull(deal.firstContactAt), instantText(deal.createdAt), dateOrNull(deal.expectedCloseOn), instantOrNull(deal.closedAt)],
      ...[deal.outcome, deal.lossReason, deal.amount, deal.currency, random.orNull(usual, 0.05)],
      ...[instantOrNull(deletedAt), instantOrNull(verifiedAt), customFields(random)],
    ]
  }
}

const opportunityColumns = [
  ...['opportunity_id', 'account_id', 'lead_id', 'campaign_id', 'owner_user_id', 'opportunity_type', 'product_id'],
  ...['first_contact_at', 'created_at', 'expected_close_date', 'closed_at'],
  ...['outcome', 'loss_reason', 'amount', 'currency', 'probability', 'deleted_at', 'last_verified_at', 'custom_fields'],
]
const historyColumns = [
  ...[
    'history_id',
    'opportunity_id',
    'stage_id',
    'stage_visit',
    'valid_from',
    'valid_to',
    'amount',
    'currency',
    'probability',
    'owner_user_id',
  ],
]

export function pipelineTables(sales: Sales, seed: number): readonly DemoTable[] {
  return [
    streamedTable('opportunities', opportunityColumns, () => opportunityRows(sales, seed)),
    streamedTable('opportunity_stage_history', historyColumns, () => historyRows(sales, seed)),
  ]
}
