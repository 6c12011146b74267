import type { Logger } from 'pino'
import { jsonReply } from './reply.ts'
import type { Route } from './route.ts'

/** Whether the server can answer questions now; the reason is shown to whoever asks, so it names no address and no secret. */
export type ReadyReport = { readonly ready: true } | { readonly ready: false; readonly reason: string }

export interface HealthOptions {
  readonly isReady: () => Promise<ReadyReport>
  readonly isStopping: () => boolean
  readonly readyMs: number
  readonly logger: Logger
}

async function within(ms: number, report: Promise<ReadyReport>): Promise<ReadyReport> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<ReadyReport>((resolve) => {
    timer = setTimeout(() => resolve({ ready: false, reason: `The check of readiness did not end within ${ms / 1_000} s.` }), ms)
  })
  try {
    return await Promise.race([report, late])
  } finally {
    clearTimeout(timer)
  }
}

/** One check at a time however many probes ask, so that probes cannot pile up on a slow warehouse. */
function readiness({ isReady, readyMs, logger }: HealthOptions): () => Promise<ReadyReport> {
  let underWay: Promise<ReadyReport> | undefined
  async function check(): Promise<ReadyReport> {
    try {
      return await within(readyMs, isReady())
    } catch (error) {
      logger.error({ err: error }, 'the check of readiness failed')
      return { ready: false, reason: 'The check of readiness failed. The log has the cause.' }
    } finally {
      underWay = undefined
    }
  }
  return () => {
    underWay ??= check()
    return underWay
  }
}

/** `GET /healthz`: the process is up. `GET /readyz`: it should be sent requests. */
export function healthRoutes(options: HealthOptions): Readonly<Record<'/healthz' | '/readyz', Route>> {
  const check = readiness(options)
  const methods = ['GET', 'HEAD']
  return {
    '/healthz': { methods, quiet: true, answer: () => jsonReply(200, { status: 'up' }) },
    '/readyz': {
      methods,
      quiet: true,
      async answer() {
        const report: ReadyReport = options.isStopping() ? { ready: false, reason: 'The server is stopping.' } : await check()
        return report.ready
          ? jsonReply(200, { status: 'ready' })
          : jsonReply(503, { status: 'not-ready', reason: report.reason }, { 'retry-after': '1' })
      },
    },
  }
}
