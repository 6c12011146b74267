import { InvalidConfigurationError } from '../problem/problem.ts'
import { openDuckdb } from './duckdb.ts'
import type { Engine } from './engine.ts'
import { openPostgres } from './postgres.ts'

/** Opens what `WAREHOUSE_URL` names: `postgres://…`, `postgresql://…` or `duckdb:path/to/file.duckdb`. */
export async function openEngine(url: string): Promise<Engine> {
  const [, scheme = '', rest = ''] = /^([a-z][a-z0-9+.-]*):(.*)$/is.exec(url) ?? []
  switch (scheme.toLowerCase()) {
    case 'postgres':
    case 'postgresql':
      return openPostgres(url)
    case 'duckdb':
      if (rest !== '') return openDuckdb(rest)
      break
  }
  const ways = 'It can be "postgres://user:password@host:5432/database" or "duckdb:path/to/file.duckdb".'
  // What stands before the first colon is shown only if it is surely a scheme: without one it could be part of a secret.
  const known = rest.startsWith('//')
    ? `WAREHOUSE_URL begins with "${scheme}:", which is none of the databases that Grainline reads.`
    : 'WAREHOUSE_URL names no database.'
  throw new InvalidConfigurationError([{ code: 'unknown-warehouse', message: `${known} ${ways}`, path: ['WAREHOUSE_URL'] }])
}
