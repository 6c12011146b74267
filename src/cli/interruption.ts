/** Thrown where a person stopped a command with Ctrl-C. */
export class InterruptedError extends Error {
  override readonly name = 'InterruptedError'
}

/** Runs something that Ctrl-C ends early. */
export async function untilInterrupted<Result>(run: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  const controller = new AbortController()
  const stop = () => controller.abort(new InterruptedError('Stopped. What was begun is gone again.'))
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  try {
    return await run(controller.signal)
  } catch (error) {
    // What a driver throws in between says less than the reason why it was stopped.
    controller.signal.throwIfAborted()
    throw error
  } finally {
    process.off('SIGINT', stop)
    process.off('SIGTERM', stop)
  }
}
