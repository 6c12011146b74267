import { ensureDemo } from '../demo/ensure-demo.ts'
import { untilInterrupted } from './interruption.ts'
import { loadProgress } from './load-progress.ts'

/** The seed of the demo that everybody sees. */
export const DEMO_SEED = 1

/** The demo's file under `.grainline` in the working folder; it is made where it is not there yet, and kept. */
export async function makeDemo(scale: number): Promise<string> {
  const progress = loadProgress(process.stderr, 'Making the demo')
  try {
    const { url } = await untilInterrupted((signal) =>
      ensureDemo({ directory: process.cwd(), scale, seed: DEMO_SEED, onProgress: progress.report, signal }),
    )
    return url.slice('duckdb:'.length)
  } finally {
    progress.end()
  }
}
