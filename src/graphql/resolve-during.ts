import { Temporal } from 'temporal-polyfill'
import { resolvePeriod } from '../query/resolve-time.ts'
import type { OperationContext } from './operation-context.ts'
import type { ResolveDuring } from './question-arguments.ts'

/** Resolves a filter's relative period in the question's own zone and against its own `asOf`; a zone or instant that is wrong is reported with the question. */
export function resolveDuring(
  { layer, caller }: Pick<OperationContext, 'layer' | 'caller'>,
  { timezone, asOf }: { timezone: string | undefined; asOf: string | undefined },
): ResolveDuring {
  return (period, report) => {
    const zone = timezone ?? layer.defaults.timezone
    const now = zonedInstant(asOf ?? caller.now.toISOString(), zone)
    return now && resolvePeriod(period, { asOf: now, grains: layer.catalog.grains }, report)
  }
}

/** An instant in a zone; nothing where either cannot be read. */
export function zonedInstant(instant: string, zone: string): Temporal.ZonedDateTime | undefined {
  try {
    return Temporal.Instant.from(instant).toZonedDateTimeISO(zone)
  } catch {
    return undefined
  }
}
