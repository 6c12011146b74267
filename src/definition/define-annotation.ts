import type { MetricOf } from './typed-units.ts'
import type { Words } from './words.ts'

/** Something that happened, and may be why numbers changed: shown where these are. */
export function annotation(
  name: string,
  spec: Words & {
    /** What happened. */
    readonly text: string
    /** When: a day, or an instant. */
    readonly from: string
    /** Until when, where it lasted: the first moment after it. */
    readonly to?: string
    /** Whose numbers it may have changed; all where it names none. */
    readonly metrics?: readonly (string | MetricOf)[]
  },
): { readonly kind: 'annotation'; readonly name: string } {
  return { ...spec, kind: 'annotation', name }
}
