import type { BoardDefinition } from '../definition/board-definition.ts'
import type { Words } from '../definition/words.ts'

/** One question of a board, and a hint how to paint its answer. */
export type Tile = BoardDefinition['tiles'][number] & {
  /** The metric with its variant and parameters, as a question names it. */
  readonly request: string
}

/** Named tiles that are answered together. */
export interface Board {
  readonly name: string
  readonly words: Words
  readonly tiles: readonly Tile[]
}

/** Metrics that are looked at together, by name. */
export interface MetricSet {
  readonly name: string
  readonly words: Words
  readonly metrics: readonly string[]
}
