import { availableParallelism } from 'node:os'
import { type DuckDBConnection, DuckDBInstance, type DuckDBPreparedStatement, StatementType } from '@duckdb/node-api'
import type { WarehouseTable } from '../definition/warehouse-table.ts'
import type { CompiledSql, SqlParameter } from '../sql/compiled-sql.ts'
import { inspectDuckdb } from './duckdb-catalog.ts'
import { duckdbFailure, duckdbOpenFailure } from './duckdb-failure.ts'
import { duckdbText } from './duckdb-text.ts'
import type { Engine, RawValue, RunOptions } from './engine.ts'
import { engineFailure } from './engine-failure.ts'
import { StatementQueue } from './statement-queue.ts'

type Rows = readonly (readonly RawValue[])[]

export interface DuckdbOptions {
  /** What all statements together may take, as DuckDB spells it: `2GB`. Without it, DuckDB takes up to 80 % of the machine. */
  readonly memoryLimit?: string
}

/**
 * What DuckDB optimizes wrongly, silently or not: it takes joins of the same tables for one where they read other columns, and gives wrong
 * groups (1.5.1 to 1.5.5: https://github.com/duckdb/duckdb/issues/25819); a filter on groups that it takes to the rows below them loses
 * columns on the way, and fails (1.5.5 and 1.5.6, for some pages behind a cursor).
 */
const UNSOUND = ['common_subplan', 'cte_filter_pusher']

const SETTINGS = ["set global TimeZone = 'UTC'", `set global disabled_optimizers = '${UNSOUND.join(',')}'`]

const inspectMs = 30_000
const interruptMs = 20

/**
 * Each statement holds one thread of Node's pool (libuv) while it runs, and the pool also serves files, DNS and cryptography, so two of
 * its threads are left to them.
 */
function concurrency(): number {
  const threads = Number(process.env.UV_THREADPOOL_SIZE ?? 4)
  return Math.max(1, Math.min(availableParallelism(), Number.isFinite(threads) ? threads - 2 : 1))
}

function bind(prepared: DuckDBPreparedStatement, value: SqlParameter, index: number): void {
  const position = index + 1
  if (value === null) prepared.bindNull(position)
  else if (typeof value === 'string') prepared.bindVarchar(position, value)
  else if (typeof value === 'boolean') prepared.bindBoolean(position, value)
  else if (Number.isInteger(value) && Math.abs(value) < 2 ** 31) prepared.bindInteger(position, value)
  else if (Number.isSafeInteger(value)) prepared.bindBigInt(position, BigInt(value))
  else prepared.bindDouble(position, value)
}

/** Interrupts what the connection runs once `stop` aborts, until the returned function is called. */
function interruptOn(stop: AbortSignal, connection: DuckDBConnection): () => void {
  let timer: NodeJS.Timeout | undefined
  const interrupt = () => connection.interrupt()
  const begin = () => {
    interrupt()
    // DuckDB forgets an interrupt that comes before the statement itself has begun (1.5.5: while it is being prepared).
    timer = setInterval(interrupt, interruptMs)
  }
  stop.addEventListener('abort', begin, { once: true })
  return () => {
    stop.removeEventListener('abort', begin)
    clearInterval(timer)
  }
}

class DuckdbEngine implements Engine {
  readonly dialect = 'duckdb'
  readonly #instance: DuckDBInstance
  readonly #queue = new StatementQueue(concurrency())
  readonly #closeInstance: boolean
  #closing: Promise<void> | undefined

  constructor(instance: DuckDBInstance, closeInstance: boolean) {
    this.#instance = instance
    this.#closeInstance = closeInstance
  }

  run(statement: CompiledSql, options: RunOptions): Promise<Rows> {
    return this.#queue.run(options, (stop) => this.#execute(statement, stop))
  }

  inspect(): Promise<readonly WarehouseTable[]> {
    return inspectDuckdb((statement) => this.run(statement, { deadlineMs: inspectMs }))
  }

  close(): Promise<void> {
    this.#closing ??= this.#queue.close().then(() => {
      if (this.#closeInstance) this.#instance.closeSync()
    })
    return this.#closing
  }

  /** On a connection of its own, which costs some 40 µs and which no later statement can be mistaken for. */
  async #execute(statement: CompiledSql, stop: AbortSignal): Promise<Rows> {
    const connection = await this.#instance.connect()
    const endInterrupts = interruptOn(stop, connection)
    try {
      const prepared = await connection.prepare(statement.text)
      if (prepared.statementType !== StatementType.SELECT) throw engineFailure('readOnly')
      statement.parameters.forEach((value, index) => {
        bind(prepared, value, index)
      })
      stop.throwIfAborted()
      const result = await prepared.run()
      return await result.convertRows(duckdbText)
    } catch (error) {
      throw duckdbFailure(error)
    } finally {
      endInterrupts()
      connection.closeSync()
    }
  }
}

/** Opens a DuckDB file for reading only, shut off from other files and the network. Fails with an `EngineError` that says why. */
export async function openDuckdb(path: string, options: DuckdbOptions = {}): Promise<Engine> {
  const settings = {
    access_mode: 'READ_ONLY',
    enable_external_access: 'false',
    ...(options.memoryLimit === undefined ? {} : { memory_limit: options.memoryLimit }),
  }
  try {
    const instance = await DuckDBInstance.create(path, settings)
    try {
      await configure(instance, [...SETTINGS, 'set lock_configuration = true'])
    } catch (error) {
      instance.closeSync()
      throw error
    }
    return new DuckdbEngine(instance, true)
  } catch (error) {
    throw duckdbOpenFailure(error, path)
  }
}

/** An engine over a database that is open already, such as one in memory; `close` leaves the database open. */
export async function duckdbEngine(instance: DuckDBInstance): Promise<Engine> {
  await configure(instance, SETTINGS)
  return new DuckdbEngine(instance, false)
}

async function configure(instance: DuckDBInstance, statements: readonly string[]): Promise<void> {
  const connection = await instance.connect()
  try {
    for (const statement of statements) await connection.run(statement)
  } finally {
    connection.closeSync()
  }
}
