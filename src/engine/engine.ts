import type { WarehouseTable } from '../definition/warehouse-table.ts'
import type { CompiledSql, DialectName } from '../sql/compiled-sql.ts'

/** One value as every engine returns it: text exactly as the database wrote it (numbers never pass through a float), or null. */
export type RawValue = string | null

export interface RunOptions {
  /** Aborting it stops the statement in the database, not only the waiting for it. */
  readonly signal?: AbortSignal | undefined
  /** Milliseconds, waiting for a free connection included. */
  readonly deadlineMs: number
}

/** A database that answers compiled statements. Every failure is an `EngineError`. Nothing here ever changes the warehouse. */
export interface Engine {
  readonly dialect: DialectName
  /** Rows in the order of the statement's own columns. Safe to call concurrently. */
  run(statement: CompiledSql, options: RunOptions): Promise<readonly (readonly RawValue[])[]>
  /** Tables and views of the warehouse, by name. */
  inspect(): Promise<readonly WarehouseTable[]>
  close(): Promise<void>
}
