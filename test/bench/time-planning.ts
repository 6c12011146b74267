import { compile, type MetricsLayer, resolve } from '../../src/index.ts'
import type { Question } from '../../src/query/question.ts'
import { benchCaller } from './bench-caller.ts'
import { median } from './median.ts'

const planningRuns = 2000

/** Median milliseconds from a question to its statement: resolve, plan, optimize, compile. */
export function timePlanning(layer: MetricsLayer, questions: readonly Question[]): number {
  const times = Array.from({ length: planningRuns }, () => {
    const begun = performance.now()
    for (const question of questions) compile(layer, [resolve(layer, question, benchCaller)])
    return performance.now() - begun
  })
  return median(times)
}
