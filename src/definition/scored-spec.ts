/** What the author says of a score, beside its words: `Name` are columns and dimensions that hold numbers. */
export interface ScoredFields<Answer, Name extends string> {
  /** What was answered; rows without it do not count. */
  readonly answer: Answer
  /** The least and the greatest answer. What lies outside is no answer and does not count. */
  readonly scale: readonly [number | Name, number | Name]
  /**
   * What an answer weighs: the weight of the first band that it lies in, both ends included; in none it weighs nothing, and still counts.
   * Without bands each answer weighs itself, and the score is their mean.
   */
  readonly bands?: readonly ScoredBandSpec<Name>[]
  /** What the mean weight is multiplied by: 100 for promoters minus detractors in points. */
  readonly times?: number
}

type ScoredBandSpec<Name extends string> = { readonly weight: number } & (
  | { readonly from: number | Name; readonly to?: number | Name }
  | { readonly from?: number | Name; readonly to: number | Name }
)
