import type { Metric } from '../catalog/catalog.ts'
import type { Report } from '../catalog/report.ts'
import { REPORTING_CURRENCY } from '../definition/unit.ts'
import { keyTypes } from './resolve-part.ts'
import type { ResolvedKey, ResolvedPart } from './resolved-question.ts'

/** What a question is about: `parts` are those of all metrics, one after the other. */
interface Asked {
  /** The currency that the question itself names. */
  readonly currency: string | undefined
  readonly metrics: readonly Metric[]
  readonly keys: readonly ResolvedKey[]
  readonly parts: readonly (ResolvedPart | undefined)[]
}

/** Reports metrics that do not fit the question's currency, or each other's time. */
export function checkFitting(asked: Asked, report: Report): void {
  checkCurrency(asked, report)
  checkTimes(asked, report)
}

/** Nothing says at which rates the amounts of one fixed currency would be converted. */
function checkCurrency({ currency, metrics }: Asked, report: Report): void {
  if (currency === undefined) return
  for (const { name, unit } of metrics) {
    if (unit.kind !== 'currency' || unit.code === REPORTING_CURRENCY || unit.code === currency) continue
    report(
      'fixed-currency',
      `"${name}" is in ${unit.code} and cannot be given in ${currency}: its rows do not say by which rates. Leave "currency" out, ask for it in ${unit.code}, or ask for it by itself.`,
      ['currency'],
    )
  }
}

/** An instant for one metric and a time on a clock for another have no buckets in common, though both are called the same. */
function checkTimes({ metrics, keys, parts }: Asked, report: Report): void {
  const owners = metrics.flatMap((metric) => metric.parts.map(() => metric.name))
  keys.forEach(({ name, isMetricTime }, index) => {
    if (!isMetricTime) return
    const typed = parts.flatMap((part, place) => (part === undefined ? [] : [{ metric: owners[place], type: keyTypes(part)[index] }]))
    const instant = typed.find(({ type }) => type === 'timestamptz')
    const clock = typed.find(({ type }) => type === 'timestamp')
    if (instant === undefined || clock === undefined) return
    const both =
      instant.metric === clock.metric
        ? `"${instant.metric}" counts rows by instants and others by times of a clock`
        : `"${instant.metric}" goes by instants and "${clock.metric}" by times of a clock`
    report(
      'unlike-times',
      `${both} whose zone is not known, so "${name}" is not the same for both. Break them down by the day or coarser, such as "timeDay", or each by itself.`,
      ['by', index],
    )
  })
}
