import { DuckDBInstance } from '@duckdb/node-api'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDuckdbWarehouse } from '../../src/demo/duckdb-warehouse.ts'
import { createPostgresWarehouse } from '../../src/demo/postgres-warehouse.ts'
import { createDatabase } from '../postgres.ts'

interface World {
  /** Rows as JSON texts, so that both databases' own types for numbers do not matter. */
  ask(sql: string): Promise<readonly string[]>
  close(): Promise<void>
}

async function duckdbWorld(): Promise<World> {
  const instance = await DuckDBInstance.create(':memory:')
  await createDuckdbWarehouse(instance)
  const connection = await instance.connect()
  return {
    ask: async (sql) => (await connection.runAndReadAll(sql)).getRowsJson().map((row) => row.map(String).join(' ')),
    close: async () => {
      connection.closeSync()
      instance.closeSync()
    },
  }
}

async function postgresWorld(): Promise<World> {
  const database = await createDatabase()
  await createPostgresWarehouse(database.url)
  const client = new Client(database.url)
  await client.connect()
  return {
    ask: async (sql) => (await client.query<unknown[]>({ text: sql, rowMode: 'array' })).rows.map((row) => row.map(String).join(' ')),
    close: async () => {
      await client.end()
      await database.drop()
    },
  }
}

const rows = [
  `insert into accounts (account_id, name, created_at) values (1, 'Alder Foods', '2024-01-01T00:00:00Z'), (2, null, '2024-01-01T00:00:00Z')`,
  `insert into orders (order_id, account_id, ordered_at) values (1, 1, '2024-01-05T10:00:00Z'), (2, 77, '2024-01-06T10:00:00Z')`,
  `insert into orders (order_id, account_id, ordered_at, status) values (3, 1, '2024-01-05T10:00:00Z', 'cancelled')`,
  `insert into order_lines (order_line_id, order_id, net_amount, cost_amount) values (1, 1, 100, 40), (2, 1, 20.5, null), (3, 3, 999, 1)`,
  `insert into opportunities (opportunity_id, account_id, created_at) values (1, 1, '2024-01-01T00:00:00Z')`,
  `insert into opportunity_stage_history (history_id, opportunity_id, stage_id, stage_visit, valid_from, valid_to) values
    (1, 1, 2, 1, '2024-01-01T00:00:00Z', '2024-01-02T00:00:00Z'), (2, 1, 2, 1, '2024-01-02T00:00:00Z', '2024-01-04T00:00:00Z'),
    (3, 1, 3, 2, '2024-01-04T00:00:00Z', null)`,
  `insert into ticket_events (event_id, ticket_id, occurred_at, event_type) values
    (1, 1, '2024-01-01T10:00:00Z', 'customer_message'), (2, 1, '2024-01-01T10:00:05Z', 'auto_reply'),
    (3, 1, '2024-01-01T10:30:00Z', 'customer_message'), (4, 1, '2024-01-01T11:00:00Z', 'agent_reply'),
    (5, 1, '2024-01-01T11:01:00Z', 'agent_reply'), (6, 1, '2024-01-01T12:00:00Z', 'customer_message')`,
]

describe.each([
  ['DuckDB', duckdbWorld],
  ['PostgreSQL', postgresWorld],
])('the empty warehouse on %s', (_, open) => {
  let world: World
  beforeAll(async () => {
    world = await open()
    for (const row of rows) await world.ask(row)
  })
  afterAll(() => world.close())

  test('columns that are left out have their defaults', async () => {
    expect(await world.ask('select status, order_kind, currency from orders where order_id = 1')).toEqual(['completed one_off USD'])
    expect(await world.ask(`select account_type, cast(custom_fields as text) from accounts where account_id = 1`)).toEqual(['business {}'])
    expect(await world.ask('select outcome, opportunity_type from opportunities')).toEqual(['open new_business'])
  })

  test('a key may point at a row that was never loaded, and a value outside its list is refused', async () => {
    expect(await world.ask('select count(*) from orders where account_id = 77')).toEqual(['1'])
    await expect(
      world.ask(`insert into orders (order_id, account_id, ordered_at, status) values (9, 1, '2024-01-01', 'sold')`),
    ).rejects.toThrow(/check/i)
    await expect(world.ask(`insert into accounts (account_id, created_at) values (1, '2024-01-01')`)).rejects.toThrow(/duplicate/i)
  })

  test('order_facts has one row per completed order, also for one without lines', async () => {
    const facts = await world.ask(
      'select order_id, cast(net_amount as double precision), cast(cost_amount as double precision) from order_facts order by order_id',
    )
    expect(facts).toEqual(['1 120.5 40', '2 0 0'])
  })

  test('stage_visits merges the versions of one visit and leaves the last one open', async () => {
    const days = 'cast((extract(epoch from exited_at) - extract(epoch from entered_at)) / 86400 as int)'
    expect(await world.ask(`select stage_visit, stage_id, ${days} from stage_visits order by stage_visit`)).toEqual(['1 2 3', '2 3 null'])
  })

  test('ticket_waits joins messages without an answer between them, and knows no robot', async () => {
    const minutes = 'cast((extract(epoch from answered_at) - extract(epoch from waiting_from)) / 60 as int)'
    expect(await world.ask(`select wait_no, ${minutes} from ticket_waits order by waiting_from`)).toEqual(['0 60', '2 null'])
  })

  test('crm_records counts the required fields that are filled', async () => {
    const records = await world.ask(
      'select record_type, record_id, required_filled, required_total from crm_records order by record_type, record_id',
    )
    expect(records).toEqual(['account 1 1 4', 'account 2 0 4', 'opportunity 1 0 3'])
  })
})
