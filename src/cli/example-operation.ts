import type { Catalog, Metric } from '../catalog/catalog.ts'
import { offersReading, type TimeGrains } from '../catalog/time-grains.ts'
import { plainGrain } from '../expression/time-grain.ts'

/** Whether a metric can be shown by month. */
function hasMonths({ parts }: Metric, grains: TimeGrains): boolean {
  const month = { grain: plainGrain('month') }
  return parts.every((part) => part.kind === 'rows' && part.time !== undefined && offersReading(part.time, month, grains))
}

/** A question that this catalog can answer: two of its metrics over the last twelve months. */
export function exampleOperation({ metrics, grains }: Catalog): string {
  const names = [...metrics.values()].filter((metric) => hasMonths(metric, grains)).map(({ name }) => name)
  const [first, second] = names
  if (first === undefined) return '{ __schema { queryType { name } } }'
  const selected = second === undefined ? first : `${first} ${second}`
  return `{
  metrics(period: { last: { count: 12, grain: MONTH } }) {
    ${selected}
    breakdown(by: [timeMonth]) { nodes { key { timeMonth } ${selected} } }
  }
}`
}
