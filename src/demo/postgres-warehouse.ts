import { Client, DatabaseError } from 'pg'
import { postgresFailure, postgresOpenFailure } from '../engine/postgres-failure.ts'
import { EngineError } from '../problem/problem.ts'
import { quoteList } from '../problem/suggest.ts'
import { warehouseNames, warehouseStatements } from './warehouse-schema.ts'

async function refuseExisting(client: Client): Promise<void> {
  const found = await client.query<{ name: string }>(
    'select relname as name from pg_class where relnamespace = current_schema()::regnamespace and relname = any($1::text[]) order by relname',
    [warehouseNames()],
  )
  const names = found.rows.map((row) => row.name)
  if (names.length === 0) return
  const message = `The database "${client.database}" has tables of these names already: ${quoteList(names)}. Nothing is ever overwritten: an empty database can be made with "createdb" and named in the URL.`
  throw new EngineError('warehouse-refused', message)
}

async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url, application_name: 'grainline' })
  // Without a listener, a connection that breaks between two statements would end the process.
  client.on('error', () => undefined)
  try {
    await client.connect()
    return client
  } catch (error) {
    throw postgresOpenFailure(error, client)
  }
}

function failureOf(error: unknown): unknown {
  const fromServer = error instanceof DatabaseError || (error instanceof Error && error.message.startsWith('Connection terminated'))
  return fromServer ? postgresFailure(error) : error
}

/**
 * Makes the tables and views of the CRM warehouse in a database that has none of them, and lets `fill` work on them, all in one
 * transaction: either everything is there afterwards or nothing is.
 */
export async function buildPostgresWarehouse(url: string, fill: (client: Client) => Promise<void>): Promise<void> {
  const client = await connect(url)
  try {
    await client.query('begin')
    await refuseExisting(client)
    for (const statement of warehouseStatements('postgres')) await client.query(statement)
    await fill(client)
    await client.query('commit')
  } catch (error) {
    throw failureOf(error)
  } finally {
    // Ending the connection rolls back what was not committed.
    await client.end()
  }
}

/** Makes the empty tables and views of the CRM warehouse. */
export async function createPostgresWarehouse(url: string): Promise<void> {
  await buildPostgresWarehouse(url, async () => undefined)
}
