import type { Engine } from '../engine/engine.ts'
import { EngineError } from '../problem/problem.ts'
import type { ReadyReport } from '../server/index.ts'

const deadlineMs = 2_000
const LATE = `The warehouse did not answer the shortest of statements within ${deadlineMs / 1_000} s.`

/** Whether the warehouse answers the shortest of statements. */
export function warehouseReadiness(engine: Engine): () => Promise<ReadyReport> {
  return async () => {
    try {
      await engine.run({ text: 'select 1', parameters: [] }, { deadlineMs })
      return { ready: true }
    } catch (error) {
      if (error instanceof EngineError) return { ready: false, reason: error.code === 'warehouse-deadline' ? LATE : error.message }
      throw error
    }
  }
}
