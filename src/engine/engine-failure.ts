import { EngineError, type EngineErrorCode } from '../problem/problem.ts'

/** What can go wrong in a warehouse, in the words that a caller may read: no SQL, no address, no value, no words of a driver. */
const failures = {
  unreachable: [
    'warehouse-unreachable',
    'The warehouse cannot be reached. It may be restarting or out of connections; asking again later may help.',
  ],
  closed: ['warehouse-unreachable', 'The warehouse was closed and takes no more statements.'],
  denied: [
    'warehouse-refused',
    'The warehouse does not let Grainline read all that this question needs. Its user needs the right to select from the tables and views of the models.',
  ],
  readOnly: ['warehouse-refused', 'Grainline only reads, and this statement would change the warehouse.'],
  memory: ['warehouse-failed', 'The warehouse ran out of memory over this statement. A shorter period or fewer groups would help.'],
  overflow: [
    'warehouse-failed',
    'A number of this question is larger than the warehouse can hold. Fewer rows would help, or a definition whose numbers have fewer digits.',
  ],
  stoppedElsewhere: ['warehouse-failed', 'Somebody else stopped the statement in the warehouse. Asking again may help.'],
  failed: ['warehouse-failed', 'The warehouse could not run this statement. The log holds its reason.'],
  cancelled: ['warehouse-cancelled', 'The question was cancelled and its statement was stopped.'],
  cancelledWaiting: ['warehouse-cancelled', 'The question was cancelled before its statement was started.'],
} as const satisfies Record<string, readonly [EngineErrorCode, string]>

export type Failure = keyof typeof failures

/** The error for a failure whose words are always the same; `cause` is for the log. */
export function engineFailure(failure: Failure, cause?: unknown): EngineError {
  const [code, message] = failures[failure]
  return new EngineError(code, message, { cause })
}
