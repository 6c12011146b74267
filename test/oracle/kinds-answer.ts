import { Temporal } from 'temporal-polyfill'
import type { Question } from '../../src/query/question.ts'
import { bucketsIn, compared, type Grain, isBounded, type OracleShift, type Span } from './kinds-time.ts'
import { type Found, type KindsReader, Refused } from './kinds-value.ts'

/** A question to the oracle: of what the general question has, what these kinds turn on. */
export interface KindsQuestion {
  readonly metrics: readonly string[]
  readonly byCountry: boolean
  readonly grain: Grain | undefined
  readonly from: string | undefined
  readonly to: string | undefined
  readonly compared: readonly OracleShift[]
  /** Only accounts of this country; undefined for all. */
  readonly country: string | null | undefined
  readonly zone: string
  readonly asOf: string
}

export function asQuestion({ metrics, byCountry, grain, from, to, compared: shifts, country, zone, asOf }: KindsQuestion): Question {
  const by = [...(byCountry ? ['accountCountry'] : []), ...(grain === undefined ? [] : [`time${grain[0]?.toUpperCase()}${grain.slice(1)}`])]
  return {
    metrics,
    by,
    ...(from === undefined && to === undefined
      ? {}
      : { period: { between: { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) } } }),
    compared: shifts,
    where: country === undefined ? [] : [{ accountCountry: country === null ? { isNull: true } : { eq: country } }],
    timezone: zone,
    asOf,
  }
}

export interface OracleRow {
  readonly key: readonly (string | null)[]
  readonly values: readonly (number | null)[]
}

/** The rows of the answer in no order; nothing where the question has no answer. */
export function oracleAnswer(reader: KindsReader, question: KindsQuestion): readonly OracleRow[] | undefined {
  try {
    return rowsOf(reader, question)
  } catch (error) {
    if (error instanceof Refused) return undefined
    throw error
  }
}

function rowsOf(reader: KindsReader, question: KindsQuestion): readonly OracleRow[] {
  const { grain, zone } = question
  const asOf = Temporal.Instant.from(question.asOf).toZonedDateTimeISO(zone)
  const moment = (text: string | undefined) => (text === undefined ? undefined : Temporal.PlainDateTime.from(text).toZonedDateTime(zone))
  const own: Span = { from: moment(question.from), to: moment(question.to) }
  const period = question.compared.reduce<Span | undefined>((span, shift) => span && compared(span, shift, asOf), own)
  if (period === undefined || (question.compared.length > 0 && !isBounded(period))) throw new Refused()
  const spans = grain === undefined ? [{ text: undefined, span: period }] : meeting(own, period, grain)
  const countries = question.byCountry ? ['DE', 'FR', null] : [undefined]
  return spans.flatMap(({ text, span }) =>
    countries.flatMap((country): readonly OracleRow[] => {
      const slice = (account: number | null) => question.country === undefined || reader.countryOf(account) === question.country
      const keep = (account: number | null) => slice(account) && (country === undefined || reader.countryOf(account) === country)
      const found = question.metrics.map((metric): Found => reader.read(metric, { span, bucket: grain, period, asOf, slice, keep }))
      const key = [...(country === undefined ? [] : [country]), ...(text === undefined ? [] : [text])]
      return key.length === 0 || found.some(({ isPresent }) => isPresent) ? [{ key, values: found.map(({ value }) => value) }] : []
    }),
  )
}

/** The n-th bucket of the period with the n-th of the one that it is compared with. */
function meeting(own: Span, period: Span, grain: Grain): readonly { readonly text: string; readonly span: Span }[] {
  if (!isBounded(own) || !isBounded(period)) throw new Refused()
  const there = bucketsIn(period, grain)
  return bucketsIn(own, grain).flatMap(({ start }, index) => {
    const met = there[index]
    const text = grain === 'hour' ? start.toInstant().toString() : start.toPlainDate().toString()
    return met === undefined ? [] : [{ text, span: met.span }]
  })
}
