/** The hours in which a company works, on the wall clock of `zone`: on each of `days` (Monday is 1) from `opens` to `closes`. */
export interface BusinessHours {
  readonly zone: string
  readonly days: readonly number[]
  /** Those of `days` on which it does not work all the same, each once. */
  readonly holidays: readonly string[]
  /** Microseconds after midnight. */
  readonly opens: number
  readonly closes: number
}
