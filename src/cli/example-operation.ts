import type { Catalog, Metric } from '../catalog/catalog.ts'

/** Whether a metric can be shown by month. */
function hasTime({ parts }: Metric): boolean {
  return parts.every((part) => part.kind === 'rows' && part.time !== undefined)
}

/** A question that this catalog can answer: two of its metrics over the last twelve months. */
export function exampleOperation({ metrics }: Catalog): string {
  const names = [...metrics.values()].filter(hasTime).map(({ name }) => name)
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
