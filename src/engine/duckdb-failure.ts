import { EngineError } from '../problem/problem.ts'
import { engineFailure, type Failure } from './engine-failure.ts'

// The driver's errors have no code, but every message begins with its kind: "Binder Error: …".
const failures: readonly (readonly [RegExp, Failure])[] = [
  [/^Out of Memory Error/, 'memory'],
  [/^(Out of Range|Conversion) Error: .*(overflow|out of range)/i, 'overflow'],
  [/^Permission Error/, 'denied'],
  [/^INTERRUPT Error/, 'stoppedElsewhere'],
]

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : ''
}

/** A failure while a statement ran. */
export function duckdbFailure(error: unknown): EngineError {
  if (error instanceof EngineError) return error
  const found = failures.find(([pattern]) => pattern.test(messageOf(error)))
  return engineFailure(found?.[1] ?? 'failed', error)
}

/** A failure while opening `file`, told to whoever starts the server. */
export function duckdbOpenFailure(error: unknown, file: string): EngineError {
  const said = messageOf(error)
  const options = { cause: error }
  if (said.includes('database does not exist')) {
    return new EngineError(
      'warehouse-unreachable',
      `There is no DuckDB file "${file}". WAREHOUSE_URL names it, as seen from "${process.cwd()}".`,
      options,
    )
  }
  if (said.includes('Could not set lock')) {
    const message = `Another process has the DuckDB file "${file}" open for writing. Grainline can read it once that process has closed it; new data is best loaded into a new file that then takes its place.`
    return new EngineError('warehouse-unreachable', message, options)
  }
  if (said.includes('not a valid DuckDB database file') || said.includes('Is a directory')) {
    return new EngineError('warehouse-refused', `"${file}" is not a DuckDB file. WAREHOUSE_URL names the file.`, options)
  }
  return new EngineError('warehouse-refused', `The DuckDB file "${file}" cannot be opened. The log holds the reason.`, options)
}
