import type { FilterInput } from '../definition/filter-input.ts'

/** What a caller may see. It is applied once, when a question is resolved; only a resolved question can be planned. */
export type Policy = Everything | RowPolicy

export interface Everything {
  readonly kind: 'everything'
}

/** Rows by model, over the model's own columns and dimensions. A model that is not named here is not there for the caller. */
export interface RowPolicy {
  readonly kind: 'rows'
  readonly models: Readonly<Record<string, FilterInput | 'all'>>
}

/** The policy of a caller without limits. */
export const everything: Policy = { kind: 'everything' }
