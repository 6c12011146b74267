import type { Words } from '../definition/words.ts'

/** Something that happened, and may be why numbers changed. */
export interface Annotation {
  readonly name: string
  readonly words: Words
  readonly text: string
  /** Half-open, as it is written; nothing ends what did not last. */
  readonly from: string
  readonly to: string | undefined
  /** Whose numbers it may have changed; all where it names none. */
  readonly metrics: readonly string[]
}
