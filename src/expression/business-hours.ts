/** The hours of the week in which a company works, on the wall clock of `zone`: on each of `days` (Monday is 1) from `opens` to `closes`. */
export interface BusinessHours {
  readonly zone: string
  readonly days: readonly number[]
  /** Microseconds after midnight. */
  readonly opens: number
  readonly closes: number
}
