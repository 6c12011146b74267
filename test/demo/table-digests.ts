import { createHash } from 'node:crypto'
import { DuckDBInstance } from '@duckdb/node-api'
import { Client } from 'pg'
import { warehouseNames } from '../../src/demo/warehouse-schema.ts'

/** Asks one database: rows of text. */
export type Ask = (sql: string) => Promise<readonly (readonly (string | null)[])[]>

function textOrNull(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value)
}

/** Opens a DuckDB file for reading while `work` asks it. */
export async function askDuckdb<T>(path: string, work: (ask: Ask) => Promise<T>): Promise<T> {
  const instance = await DuckDBInstance.create(path, path === ':memory:' ? {} : { access_mode: 'READ_ONLY' })
  const connection = await instance.connect()
  try {
    return await work(async (sql) => (await connection.runAndReadAll(sql)).getRowsJson().map((row) => row.map(textOrNull)))
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}

export async function askPostgres<T>(url: string, work: (ask: Ask) => Promise<T>): Promise<T> {
  const client = new Client(url)
  await client.connect()
  try {
    return await work(async (sql) => {
      const { rows } = await client.query<unknown[]>({ text: sql, rowMode: 'array' })
      return rows.map((row) => row.map(textOrNull))
    })
  } finally {
    await client.end()
  }
}

/** Written alike by both databases, whatever the session's zone and date style are. */
function portableText(column: string, type: string): string {
  if (/^(timestamp|date)/i.test(type)) return `cast(cast(extract(epoch from ${column}) as bigint) as text)`
  return `cast(${column} as text)`
}

/** `jsonb` puts keys and spaces in an order of its own. */
function canonicalJson(text: string | null): string | null {
  if (text === null) return null
  const entries = Object.entries(JSON.parse(text)).sort(([left], [right]) => (left < right ? -1 : 1))
  return JSON.stringify(entries)
}

/** For each table and view of the warehouse: how many rows it has, and a hash of their texts that does not depend on their order. */
export async function tableDigests(ask: Ask, schema: string): Promise<Record<string, string>> {
  const digests: Record<string, string> = {}
  for (const table of warehouseNames()) {
    const columns = await ask(
      `select column_name, data_type from information_schema.columns where table_schema = '${schema}' and table_name = '${table}' order by ordinal_position`,
    )
    const json = columns.map(([, type]) => /^json/i.test(type ?? ''))
    const rows = await ask(`select ${columns.map(([name, type]) => portableText(name ?? '', type ?? '')).join(', ')} from ${table}`)
    const lines = rows.map((row) => JSON.stringify(row.map((value, index) => (json[index] === true ? canonicalJson(value) : value)))).sort()
    digests[table] = `${rows.length} rows ${createHash('md5').update(lines.join('\n')).digest('hex')}`
  }
  return digests
}
