import pg from 'pg'
import type { WarehouseTable } from '../definition/warehouse-table.ts'
import type { CompiledSql } from '../sql/compiled-sql.ts'
import type { Engine, RawValue, RunOptions } from './engine.ts'
import { cancelStatement } from './postgres-cancel.ts'
import { inspectPostgres } from './postgres-catalog.ts'
import { postgresFailure, postgresOpenFailure } from './postgres-failure.ts'
import { withSessionSettings } from './postgres-session.ts'
import { postgresTextParser } from './postgres-text.ts'
import { StatementQueue } from './statement-queue.ts'

type Rows = readonly (readonly RawValue[])[]

/** What a connection is known to be, and the limit that it was told. */
interface Session {
  readonly backend: number
  readonly limitMs: number
}

export interface PostgresOptions {
  /** Statements at once; more wait. One more connection is opened while statements are being cancelled. */
  readonly maxConnections?: number
}

const connectMs = 5_000
const cancelMs = 2_000
const inspectMs = 30_000
const types = { getTypeParser: postgresTextParser }

class PostgresEngine implements Engine {
  readonly dialect = 'postgres'
  readonly #pool: pg.Pool
  readonly #cancels: pg.Pool
  readonly #queue: StatementQueue
  readonly #sessions = new WeakMap<pg.Client, Session>()
  #closing: Promise<void> | undefined

  constructor(url: string, maxConnections: number) {
    const shared = { connectionString: withSessionSettings(url), keepAlive: true, fallback_application_name: 'grainline' }
    // The queue lets in no more than the pool has room for, so the pool's timeout only ever measures connecting.
    this.#queue = new StatementQueue(maxConnections)
    this.#pool = new pg.Pool({ ...shared, max: maxConnections, connectionTimeoutMillis: connectMs })
    this.#cancels = new pg.Pool({ ...shared, max: 1, idleTimeoutMillis: 1_000, connectionTimeoutMillis: cancelMs, query_timeout: cancelMs })
    for (const pool of [this.#pool, this.#cancels]) {
      // A connection that breaks is an 'error' of the pool while idle and of the client while in use, and either would end the process
      // if nobody listened. Whoever uses the connection gets the failure from its query.
      pool.on('error', () => undefined)
      pool.on('connect', (client) => client.on('error', () => undefined))
    }
  }

  async connect(): Promise<void> {
    const client = await this.#pool.connect()
    client.release()
  }

  run(statement: CompiledSql, options: RunOptions): Promise<Rows> {
    return this.#queue.run(options, (stop) => this.#execute(statement, options.deadlineMs, stop))
  }

  inspect(): Promise<readonly WarehouseTable[]> {
    return inspectPostgres((statement) => this.run(statement, { deadlineMs: inspectMs }))
  }

  close(): Promise<void> {
    this.#closing ??= this.#queue.close().then(async () => {
      await Promise.all([this.#pool.end(), this.#cancels.end()])
    })
    return this.#closing
  }

  async #execute(statement: CompiledSql, deadlineMs: number, stop: AbortSignal): Promise<Rows> {
    const client = await this.#connect()
    let healthy = false
    let stopping: Promise<void> | undefined
    const answer = this.#ask(client, statement, deadlineMs, stop)
    const onStop = () => {
      stopping = this.#stop(client, answer)
    }
    stop.addEventListener('abort', onStop, { once: true })
    try {
      const rows = await answer
      healthy = true
      return rows
    } catch (error) {
      throw postgresFailure(error)
    } finally {
      stop.removeEventListener('abort', onStop)
      await stopping
      // A connection that failed or was cancelled is thrown away: it may still hold an answer that the next statement would get.
      client.release(!healthy || stopping !== undefined)
    }
  }

  async #connect(): Promise<pg.PoolClient> {
    try {
      return await this.#pool.connect()
    } catch (error) {
      throw postgresFailure(error)
    }
  }

  async #ask(client: pg.Client, statement: CompiledSql, deadlineMs: number, stop: AbortSignal): Promise<Rows> {
    stop.throwIfAborted()
    await this.#limit(client, Math.max(1, Math.ceil(deadlineMs)))
    stop.throwIfAborted()
    const query = {
      text: statement.text,
      values: [...statement.parameters],
      rowMode: 'array' as const,
      types,
      // Without values `pg` would use the simple protocol, which takes several statements in one text.
      queryMode: 'extended',
    }
    const { rows } = await client.query<RawValue[]>(query)
    return rows
  }

  /** Tells the server the deadline, once per connection as long as it stays the same, so that it holds even if this process does not. */
  async #limit(client: pg.Client, limitMs: number): Promise<void> {
    const known = this.#sessions.get(client)
    if (known?.limitMs === limitMs) return
    const text = "select pg_backend_pid(), set_config('statement_timeout', $1, false)"
    const { rows } = await client.query<[string, string]>({ text, values: [limitMs], rowMode: 'array', types })
    this.#sessions.set(client, { backend: Number(rows[0]?.[0]), limitMs })
  }

  async #stop(client: pg.Client, answer: Promise<Rows>): Promise<void> {
    const session = this.#sessions.get(client)
    if (session === undefined) await client.end()
    else await cancelStatement(client, session.backend, answer, this.#cancels)
  }
}

/** Connects to PostgreSQL, for reading only. Fails with an `EngineError` that says why if the server cannot be used. */
export async function openPostgres(url: string, options: PostgresOptions = {}): Promise<Engine> {
  const engine = new PostgresEngine(url, options.maxConnections ?? 10)
  try {
    await engine.connect()
  } catch (error) {
    await engine.close()
    throw postgresOpenFailure(error, new pg.Client(url))
  }
  return engine
}
