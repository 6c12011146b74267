import { type Caller, type MetricsLayer, resolve } from '../metrics-layer.ts'
import { InvalidQuestionError } from '../problem/problem.ts'

/** Whether a caller may see what a metric is computed from: one who may not is told that there is no such metric. */
export function maySeeMetric(request: string, layer: MetricsLayer, caller: Caller): boolean {
  if (caller.policy.kind === 'everything') return true
  try {
    resolve(layer, { metrics: [request] }, caller)
    return true
  } catch (error) {
    if (!(error instanceof InvalidQuestionError)) throw error
    return !error.problems.some(({ code }) => code === 'unknown-metric')
  }
}
