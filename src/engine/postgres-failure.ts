import { DatabaseError } from 'pg'
import { EngineError } from '../problem/problem.ts'
import { engineFailure, type Failure } from './engine-failure.ts'

// https://www.postgresql.org/docs/current/errcodes-appendix.html; a key of two letters is a whole class.
const failures = new Map<string, Failure>([
  ['08', 'unreachable'],
  ['28', 'denied'],
  ['3D', 'denied'],
  ['42501', 'denied'],
  ['22003', 'overflow'],
  ['25006', 'readOnly'],
  ['53200', 'memory'],
  ['53300', 'unreachable'],
  ['57014', 'stoppedElsewhere'],
  ['57P01', 'unreachable'],
  ['57P02', 'unreachable'],
  ['57P03', 'unreachable'],
])

/** A failure while a statement ran. All that is not the server's own answer is a broken connection. */
export function postgresFailure(error: unknown): EngineError {
  if (error instanceof EngineError) return error
  if (!(error instanceof DatabaseError)) return engineFailure('unreachable', error)
  const state = error.code ?? ''
  return engineFailure(failures.get(state) ?? failures.get(state.slice(0, 2)) ?? 'failed', error)
}

export interface PostgresAddress {
  readonly host: string
  readonly port: number
  readonly user?: string | undefined
  readonly database?: string | undefined
}

/** A failure while opening, told to whoever starts the server: it may name the address, never the password. */
export function postgresOpenFailure(error: unknown, server: PostgresAddress): EngineError {
  const address = `"${server.host}:${server.port}"`
  const state = error instanceof DatabaseError ? (error.code ?? '') : ''
  // Without a password in the URL, `pg` itself stops the handshake, with an error that has no code.
  const unarmed = error instanceof Error && error.message.startsWith('SASL')
  if (state.startsWith('28') || unarmed) {
    const message = `The PostgreSQL server at ${address} does not let "${server.user}" in. WAREHOUSE_URL names the user and the password, and the server's pg_hba.conf says from where they are accepted.`
    return new EngineError('warehouse-refused', message, { cause: error })
  }
  if (state.startsWith('3D')) {
    const message = `The PostgreSQL server at ${address} has no database "${server.database}". WAREHOUSE_URL names the database.`
    return new EngineError('warehouse-refused', message, { cause: error })
  }
  const failure = postgresFailure(error)
  if (failure.code !== 'warehouse-unreachable') return failure
  const message = `No PostgreSQL server answers at ${address}. It has to be running, and WAREHOUSE_URL names its host and its port.`
  return new EngineError('warehouse-unreachable', message, { cause: error })
}
