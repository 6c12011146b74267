/** A number: a question must set it where there is no default, and need not where that is null. */
interface NumberParameter {
  readonly default?: number | null
  readonly whole?: boolean
  readonly min?: number
  readonly max?: number
  readonly description?: string
  readonly values?: never
}

/** A text of a closed list; a question need not choose one where the default is null. */
interface TextParameter {
  readonly default?: string | null
  readonly values: readonly string[]
  readonly description?: string
}

/** What a question may set of a metric. */
export type ParameterSpec = NumberParameter | TextParameter
