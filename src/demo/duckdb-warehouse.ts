import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { warehouseStatements } from './warehouse-schema.ts'

export async function createDuckdbTables(connection: DuckDBConnection): Promise<void> {
  for (const statement of warehouseStatements('duckdb')) await connection.run(statement)
}

/** Makes the empty tables and views of the CRM warehouse, in a file (made if it is not there) or in an open database. */
export async function createDuckdbWarehouse(target: string | DuckDBInstance): Promise<void> {
  const instance = typeof target === 'string' ? await DuckDBInstance.create(target) : target
  try {
    const connection = await instance.connect()
    try {
      await createDuckdbTables(connection)
    } finally {
      connection.closeSync()
    }
  } finally {
    if (instance !== target) instance.closeSync()
  }
}
