import { setMaxListeners } from 'node:events'
import pLimit, { type LimitFunction } from 'p-limit'
import { EngineError } from '../problem/problem.ts'
import type { RunOptions } from './engine.ts'
import { engineFailure } from './engine-failure.ts'

/** Runs one statement. Once `stop` aborts it has to stop the statement in the database, and settles when that is done. */
export type StatementJob<Result> = (stop: AbortSignal) => Promise<Result>

// How long a caller whose time is up still waits for the database to confirm the stop.
const graceMs = 400

// The longest that Node's timers and PostgreSQL's `statement_timeout` can count.
const longestMs = 2 ** 31 - 1

function deadlineFailure(deadlineMs: number, started: boolean, cause: unknown): EngineError {
  const limit = `${deadlineMs / 1000} s`
  const message = started
    ? `The warehouse did not answer within ${limit} and the statement was stopped. A shorter period or fewer groups would help.`
    : `The warehouse was busy with other statements for ${limit}, so this statement was not started. Asking again later would help.`
  return new EngineError('warehouse-deadline', message, { cause })
}

/**
 * The line in front of a database: so many statements at once, in the order in which they came, each within its deadline and as
 * long as its caller wants it. Who leaves while waiting never starts; who leaves later keeps the place until the database is done.
 */
export class StatementQueue {
  readonly #limit: LimitFunction
  readonly #jobs = new Set<Promise<unknown>>()
  #closing: Promise<unknown> | undefined

  constructor(concurrency: number) {
    this.#limit = pLimit(concurrency)
  }

  async run<Result>(options: RunOptions, job: StatementJob<Result>): Promise<Result> {
    if (this.#closing !== undefined) throw engineFailure('closed')
    if (options.signal?.aborted) throw engineFailure('cancelledWaiting')
    const stop = new AbortController()
    const begun = performance.now()
    const deadline = setTimeout(() => stop.abort(), Math.min(options.deadlineMs, longestMs))
    const leave = () => stop.abort()
    // One operation has one signal for all its statements; Node warns of a leak from the eleventh on.
    if (options.signal !== undefined) setMaxListeners(0, options.signal)
    options.signal?.addEventListener('abort', leave, { once: true })
    let started = false
    const work = this.#limit(async () => {
      stop.signal.throwIfAborted()
      started = true
      return job(stop.signal)
    })
    this.#watch(work)
    const patience = givenUp(stop.signal, () => started)
    try {
      return await Promise.race([work, patience.over])
    } catch (error) {
      // The database may keep the same deadline and be quicker to say so than the timer here.
      const late = stop.signal.aborted || performance.now() - begun >= options.deadlineMs
      if (!late) throw error
      if (options.signal?.aborted) throw engineFailure(started ? 'cancelled' : 'cancelledWaiting', error)
      throw deadlineFailure(options.deadlineMs, started, error)
    } finally {
      clearTimeout(deadline)
      patience.end()
      options.signal?.removeEventListener('abort', leave)
    }
  }

  /** Takes no more statements, and resolves when the last one has left the database. */
  async close(): Promise<void> {
    this.#closing ??= Promise.allSettled(this.#jobs)
    await this.#closing
  }

  #watch(work: Promise<unknown>): void {
    this.#jobs.add(work)
    const done = () => this.#jobs.delete(work)
    work.then(done, done)
  }
}

/** Rejects as soon as a stopped caller need not wait: at once if nothing was started, otherwise after the grace. */
function givenUp(stop: AbortSignal, started: () => boolean): { over: Promise<never>; end: () => void } {
  let timer: NodeJS.Timeout | undefined
  const over = new Promise<never>((_, reject) => {
    const giveUp = () => reject(stop.reason)
    stop.addEventListener('abort', () => {
      if (started()) timer = setTimeout(giveUp, graceMs)
      else giveUp()
    })
  })
  return { over, end: () => clearTimeout(timer) }
}
