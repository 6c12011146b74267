import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { MetricArguments } from '../../src/catalog/metric-request.ts'

const value = z.union([z.string(), z.number(), z.boolean(), z.null(), z.record(z.string(), z.unknown())])
const generated = z.object({ count: z.int(), columns: z.record(z.string(), z.string()) })
const rows = z.object({ table: z.string(), values: z.array(z.record(z.string(), value)).optional(), generate: generated.optional() })

type Rows = z.infer<typeof rows>

const caseSchema = z.object({
  id: z.string(),
  metric: z.string(),
  variant: z.string().nullable(),
  query: z.object({
    from: z.string(),
    to: z.string(),
    tz: z.string(),
    currency: z.string(),
    params: z.record(z.string(), z.unknown()).optional(),
  }),
  rows: z.array(rows),
  expected: z.union([z.number(), z.null(), z.array(z.record(z.string(), z.unknown()))]),
})

/** A worked example of the sources: rows, a question, and the answer that they print. */
export type ExampleCase = z.infer<typeof caseSchema>

const text = readFileSync(new URL('./examples.json', import.meta.url), 'utf8')
const file = z
  .object({ default_variants: z.record(z.string(), z.string()), base_rows: z.array(rows), cases: z.array(caseSchema) })
  .parse(JSON.parse(text))

export const exampleCases: readonly ExampleCase[] = file.cases

/** `average_purchase_value` as `averagePurchaseValue`, `scale_1_10` as `scale1To10`. */
function camelCase(name: string): string {
  return name.replace(/_(\d+)_(\d+)/g, '$1To$2').replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}

export function metricName({ metric }: ExampleCase): string {
  return camelCase(metric)
}

/** The variants that the sources' catalogue means where a question names none, by metric. */
export const defaultVariants: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(file.default_variants).map(([metric, variant]) => [camelCase(metric), camelCase(variant)]),
)

/** The period with which an example compares its own. */
export function comparedPeriod({ query: { params = {} } }: ExampleCase) {
  const { prev_from: from, prev_to: to } = params
  return from === undefined ? undefined : { period: { from, to } }
}

/** What an example sets of its metric. */
export function argumentsOf(one: ExampleCase): MetricArguments {
  const numbers = Object.entries(one.query.params ?? {}).flatMap(([name, value]) =>
    typeof value === 'number' ? [[camelCase(name), value] as const] : [],
  )
  return { variant: one.variant === null ? undefined : camelCase(one.variant), parameters: Object.fromEntries(numbers) }
}

/** An example as a client asks it. */
export function operationOf(one: ExampleCase): string {
  const { variant, parameters } = argumentsOf(one)
  const set = [
    ...(variant === undefined ? [] : [`variant: ${variant}`]),
    ...Object.entries(parameters).map(([name, value]) => `${name}: ${value}`),
  ]
  const field = set.length === 0 ? metricName(one) : `${metricName(one)}(${set.join(', ')})`
  const { tz, currency } = one.query
  const slice = `metrics(period: $period, timezone: "${tz}", currency: "${currency}")`
  if (comparedPeriod(one) === undefined) return `query ($period: PeriodInput!) { ${slice} { current: ${field} } }`
  const compared = `previous: compare(to: $compared) { value: ${field} } change(from: $compared) { value: ${field} }`
  return `query ($period: PeriodInput!, $compared: ComparisonInput!) { ${slice} { current: ${field} ${compared} } }`
}

function literal(given: z.infer<typeof value>): string {
  if (given === null || typeof given === 'number' || typeof given === 'boolean') return String(given)
  const quoted = typeof given === 'string' ? given : JSON.stringify(given)
  return `'${quoted.replaceAll("'", "''")}'`
}

function insertions({ table, values, generate }: Rows): readonly string[] {
  const literals = (values ?? []).map(
    (row) => `insert into ${table} (${Object.keys(row).join(', ')}) values (${Object.values(row).map(literal).join(', ')})`,
  )
  if (generate === undefined) return literals
  // DuckDB counts in bigint, which it does not add to a date, and reads no time without seconds before "Z".
  const expressions = Object.values(generate.columns).map((expression) => expression.replace(/(\d\d:\d\d)Z/g, '$1:00Z'))
  const series = `(select cast(n as int) as g from generate_series(1, ${generate.count}) as series(n)) as counted`
  return [...literals, `insert into ${table} (${Object.keys(generate.columns).join(', ')}) select ${expressions.join(', ')} from ${series}`]
}

/** The statements that fill an empty warehouse with the rows of a case. */
export function statementsOf({ rows: own }: Pick<ExampleCase, 'rows'>): readonly string[] {
  return [...file.base_rows, ...own].flatMap(insertions)
}
