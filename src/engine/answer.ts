/** A metric's value: a JSON number, an exact decimal as text, or null. */
export type MetricValue = number | string | null

export type KeyValue = string | number | boolean | null

/** The groups of one question; a question without `by` has exactly one. */
export interface Answer {
  readonly groups: readonly AnswerGroup[]
  /** Whether there are groups behind the last one. */
  readonly hasNextPage: boolean
  /** How many groups there are on all pages, where it was asked for. */
  readonly totalCount: number | undefined
}

export interface AnswerGroup {
  readonly key: Readonly<Record<string, KeyValue>>
  /** The key as the database wrote it, in the order of the question's `by`. */
  readonly rawKey: readonly (string | null)[]
  readonly metrics: Readonly<Record<string, MetricValue>>
  /** Whether it reaches past `asOf`, so that its values may still change. */
  readonly isPartial: boolean
  /** How many groups there are within the same outer group, where the question pages within groups and asks for it. */
  readonly groupCount: number | undefined
  /** Its place in the order; `after` takes it. */
  readonly cursor: string
}
