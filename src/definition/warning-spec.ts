import type { MetricOf } from './typed-units.ts'

/** `{ metric: withoutAmountRate, above: 0.05, says: 'Deals without an amount count as nothing.' }` */
export interface WarningSpec {
  readonly metric: string | MetricOf
  readonly above?: number
  readonly below?: number
  readonly says: string
}
