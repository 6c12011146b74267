import { format } from 'node:util'
import type { Metric } from '../catalog/catalog.ts'
import { requestName } from '../catalog/metric-request.ts'
import type { ParameterValue } from '../definition/metric-definition.ts'
import { type Caller, compile, type MetricsLayer, resolve } from '../metrics-layer.ts'
import { InvalidQuestionError } from '../problem/problem.ts'
import type { Question } from '../query/question.ts'

/** A question about a metric, as a client asks it, and the statement that answers it. */
export interface Example {
  readonly operation: string
  readonly sql: string
}

const YEAR = { last: { count: 12, grain: 'month' } } as const

/** A value for each parameter that has to be given. */
function parametersOf({ parameters }: Metric): Readonly<Record<string, ParameterValue>> {
  const needed = [...parameters].filter(([, { default: value }]) => value === undefined)
  return Object.fromEntries(needed.map(([name, one]) => [name, 'values' in one ? (one.values[0] ?? '') : (one.min ?? 1)]))
}

function field({ name }: Metric, parameters: Readonly<Record<string, ParameterValue>>): string {
  const given = Object.entries(parameters).map(([parameter, value]) => format('%s: %s', parameter, value))
  return given.length === 0 ? name : `${name}(${given.join(', ')})`
}

/** By month over a year where that has an answer, else the year as a whole, else what it is without a period. */
export function exampleOf(metric: Metric, layer: MetricsLayer, caller: Caller): Example | undefined {
  const parameters = parametersOf(metric)
  const metrics = [requestName(metric, { variant: undefined, parameters })]
  const asked = field(metric, parameters)
  const period = 'metrics(period: { last: { count: 12, grain: MONTH } })'
  const forms: readonly { readonly question: Question; readonly operation: string }[] = [
    {
      question: { metrics, by: ['timeMonth'], period: YEAR },
      operation: `{\n  ${period} {\n    breakdown(by: [timeMonth]) {\n      nodes { key { timeMonth } ${asked} }\n    }\n  }\n}`,
    },
    { question: { metrics, period: YEAR }, operation: `{\n  ${period} { ${asked} }\n}` },
    { question: { metrics }, operation: `{\n  metrics { ${asked} }\n}` },
  ]
  for (const { question, operation } of forms) {
    const sql = statementOf(question, layer, caller)
    if (sql !== undefined) return { operation, sql }
  }
  return undefined
}

function statementOf(question: Question, layer: MetricsLayer, caller: Caller): string | undefined {
  try {
    return compile(layer, [resolve(layer, question, caller)])[0]?.text
  } catch (error) {
    if (error instanceof InvalidQuestionError) return undefined
    throw error
  }
}
