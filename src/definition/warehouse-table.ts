import type { ColumnType } from '../expression/column-type.ts'

/** A column of the warehouse. `type` is the family that Grainline works with; `databaseType` is what the database calls it. */
export interface WarehouseColumn {
  readonly name: string
  readonly type: ColumnType
  readonly databaseType: string
  readonly nullable: boolean
  /** What the warehouse calls it, where definitions know it by another name. */
  readonly stored?: string
}

/** A table or view of the warehouse. */
export interface WarehouseTable {
  readonly name: string
  readonly columns: readonly WarehouseColumn[]
  /** What the warehouse calls it, where definitions know it by another name. */
  readonly stored?: string
}
