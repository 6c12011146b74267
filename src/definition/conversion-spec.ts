import type { ConversionResult } from './conversion-definition.ts'
import type { GrainName } from './typed-names.ts'
import type { MetricOf } from './typed-units.ts'

/** A count of rows by name, as itself, or narrowed by a filter of its own. */
type Events = string | MetricOf | { readonly metric: string | MetricOf; readonly where?: object }

/** A name that both sides have, or one for each. */
type Sides = string | { readonly base: string; readonly conversion: string }

/** What the author says of a conversion, beside its words. */
export interface ConversionFields<G extends string> {
  /** What an entity does first: time, dimensions and filters are those of its rows. */
  readonly base: Events
  /** What it does then: each row is credited to the latest row of the base at or before it, once. */
  readonly conversion: Events
  /** The entity, by the name of a role that both sides lead to. */
  readonly per: Sides
  /** The role whose entities are counted, where it is another one. */
  readonly entity?: string
  /** How long after the first the second may come; without it, ever. */
  readonly window?: { readonly count: number | { readonly parameter: string }; readonly grain: GrainName<G> }
  /** Dimensions that must be the same on both sides. */
  readonly constant?: readonly Sides[]
  /**
   * `rate`: conversions over rows of the base; `conversions`: how many; `entities`: how many entities had one. `entityRate`: each entity
   * by the first of its rows in the bucket or period, and whether anything followed within the window.
   */
  readonly calculate?: ConversionResult
}

/** What the author says of a retention, beside its words. */
export interface RetentionFields<G extends string> {
  /** The first row of an entity, over all history, puts it into its cohort. */
  readonly base: Events
  /** Rows that make an entity active. */
  readonly active: Events
  readonly per: Sides
  /** The buckets that are counted where a question does not go by time. */
  readonly grain: GrainName<G>
}
