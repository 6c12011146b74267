import { constants } from 'node:os'
import type { Logger } from 'pino'
import type { RunningServer } from './start-server.ts'

/** What ends after the last request was answered, such as the engine's connections. */
export type OnStop = () => Promise<void>

const ECHO_MS = 1_000
const signals = ['SIGTERM', 'SIGINT'] as const

/**
 * Ends the process well on SIGTERM and SIGINT: the server stops, then `onStop` runs in order, then the process exits with 0, or with 1 if any of
 * that failed. A second signal exits at once, unless it follows within a second: terminals and npm both send on the first one.
 */
export function stopOnSignals(server: RunningServer, logger: Logger, onStop: readonly OnStop[] = []): void {
  let stoppingSince: number | undefined

  async function stop(signal: string): Promise<void> {
    logger.info({ signal }, 'stopping')
    let code = 0
    for (const step of [() => server.stop(), ...onStop]) {
      try {
        await step()
      } catch (error) {
        code = 1
        logger.error({ err: error }, 'stopping failed in part')
      }
    }
    logger.info('stopped')
    logger.flush()
    process.exit(code)
  }

  for (const signal of signals) {
    process.on(signal, () => {
      if (stoppingSince === undefined) {
        stoppingSince = performance.now()
        void stop(signal)
      } else if (performance.now() - stoppingSince > ECHO_MS) process.exit(128 + constants.signals[signal])
    })
  }
}
