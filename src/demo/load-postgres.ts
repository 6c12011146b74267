import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Client } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { csvChunks } from './csv.ts'
import { demoTables } from './demo-tables.ts'
import { type LoadOptions, LoadWatch } from './load-watch.ts'
import { buildPostgresWarehouse } from './postgres-warehouse.ts'

/** Columns by which large tables are joined or cut into periods; DuckDB needs no such help. */
const indexed: Readonly<Record<string, readonly string[]>> = {
  user_logins: ['user_id', 'logged_in_at'],
  contacts: ['account_id'],
  customer_periods: ['started_at', 'ended_at'],
  email_list_memberships: ['contact_id'],
  account_health_daily: ['snapshot_date'],
  web_sessions: ['visitor_id', 'started_at'],
  leads: ['created_at', 'converted_at', 'visitor_id'],
  inquiries: ['received_at', 'lead_id'],
  opportunities: ['account_id', 'lead_id', 'created_at', 'closed_at'],
  opportunity_stage_history: ['opportunity_id, valid_from', 'valid_from'],
  activities: ['occurred_at', 'account_id', 'opportunity_id', 'message_id'],
  orders: ['account_id, ordered_at', 'ordered_at', 'opportunity_id'],
  order_lines: ['order_id', 'product_id'],
  payments: ['order_id', 'paid_at'],
  subscriptions: ['account_id'],
  subscription_terms: ['ends_on'],
  cost_entries: ['incurred_on', 'account_id', 'campaign_id'],
  campaign_attributions: ['campaign_id', 'order_id', 'opportunity_id'],
  tickets: ['opened_at', 'resolved_at', 'account_id', 'parent_ticket_id'],
  ticket_events: ['ticket_id, occurred_at'],
  survey_responses: ['responded_at', 'sent_at', 'survey_id', 'ticket_id'],
  taggings: ['entity_type, entity_id', 'tagged_at'],
}

async function addIndexes(client: Client): Promise<void> {
  for (const [table, keys] of Object.entries(indexed)) {
    for (const columns of keys) await client.query(`create index on ${table} (${columns})`)
  }
  await client.query('analyze')
}

/** Loads the demo into a PostgreSQL database that has none of its tables, in one transaction. */
export async function loadPostgres(url: string, options: LoadOptions): Promise<void> {
  const watch = new LoadWatch(options)
  await buildPostgresWarehouse(url, async (client) => {
    for (const table of demoTables(options)) {
      const sink = client.query(copyFrom(`copy ${table.table} (${table.columns.join(', ')}) from stdin (format csv)`))
      await pipeline(Readable.from(csvChunks(table, watch)), sink)
    }
    await addIndexes(client)
  })
  watch.finish()
}
