import type { Model, RateSource } from '../catalog/catalog.ts'
import type { Aggregation } from '../expression/aggregation.ts'
import type { ColumnType } from '../expression/column-type.ts'
import type { Expression, Literal, Predicate } from '../expression/expression.ts'
import type { ResolvedPeriod } from '../expression/period-test.ts'
import type { TimeGrain } from '../expression/time-grain.ts'
import type { OneVersion } from './one-version.ts'
import type { ResolvedOutcome } from './resolve-outcome.ts'

declare const resolved: unique symbol

/** A question that fits the catalog and that its caller may ask, bound to one zone, one instant and one policy. Made by `resolveQuestion` only. */
export interface ResolvedQuestion extends ResolvedContent {
  readonly [resolved]: true
}

export interface ResolvedContent extends ResolvedGroups {
  readonly zone: string
  readonly asOf: string
  readonly period: ResolvedPeriod | undefined
  /** The period that is read instead, where the question compares. */
  readonly compared: ResolvedPeriod | undefined
  /** What the caller may see of each model: rows that pass; all of a model that is not in it. */
  readonly access: ReadonlyMap<string, Predicate>
  readonly rates: RateSource | undefined
  readonly having: Predicate | undefined
  /** Total: ends with every key. */
  readonly order: readonly OrderTerm[]
  readonly first: number | undefined
  readonly after: readonly (string | null)[] | undefined
  readonly fill: ResolvedFill | undefined
  readonly every: readonly ResolvedEvery[]
  /** The combinations of the keys that nothing is added to; those that are present where absent. */
  readonly beside: readonly (readonly Literal[])[] | undefined
  readonly totalCount: boolean
  /** The most groups that the answer may hold. */
  readonly maxGroups: number
  /** How many of the first keys a page stays within; 0 where the whole answer is one page. */
  readonly depth: number
}

/** Groups told apart by keys, and metrics computed in each of them. */
export interface ResolvedGroups {
  readonly keys: readonly ResolvedKey[]
  readonly metrics: readonly ResolvedMetric[]
  readonly parts: readonly ResolvedPart[]
  /** Parts whose rows make groups; a group that only other parts have rows for is not there. */
  readonly grouping: ReadonlySet<string>
}

/** The time buckets that an answer shows, gaps included; an open end is the first or last bucket that has rows. */
export interface ResolvedFill {
  readonly key: ResolvedKey & { readonly grain: TimeGrain }
  readonly from: string | undefined
  readonly to: string | undefined
  /** How many there may be where an end is open; the others are counted. */
  readonly most: number | undefined
}

/** An entity each of whose rows is a group: the keys at `places` are the keys of `rows`. */
export interface ResolvedEvery {
  readonly role: string
  readonly places: readonly number[]
  readonly rows: ResolvedRows
  /** Over the finished keys: which of its rows beside other groups are wanted, where that is not known of either alone. */
  readonly within: Predicate | undefined
}

/** One value that groups are told apart by. `grain` where it is a time bucket. */
export interface ResolvedKey {
  readonly name: string
  readonly type: ColumnType
  readonly grain: TimeGrain | undefined
  readonly isMetricTime: boolean
}

export interface ResolvedMetric {
  readonly name: string
  readonly type: 'integer' | 'double' | 'decimal'
  readonly formula: Expression
}

/** The places of keys that do not tell a part's rows apart: each of their groups has the value of the group without them. */
export type Spread = readonly number[]

export type ResolvedPart = ResolvedRows | ResolvedEntities

/** One aggregation over one model's rows, with all that narrows them. `keys` stand in the order of the groups'. */
export interface ResolvedRows {
  readonly kind: 'rows'
  readonly id: string
  readonly model: Model
  readonly aggregation: Aggregation
  /** The metric's own filter. */
  readonly where: Predicate | undefined
  /** The question's filters and period. */
  readonly slice: Predicate | undefined
  /** Where rows count for other buckets than their own: each row once for every bucket whose test it passes. */
  readonly frame: ResolvedFrame | undefined
  /** Where only the rows at the last or first time count, for each of `per` within each bucket. */
  readonly latest: ResolvedLatest | undefined
  /** What the slice's filters know of the entities that rows lead to. */
  readonly entities: readonly ResolvedEntityJoin[]
  /** When versions of other models are valid, where some are read. */
  readonly versions: VersionMoment | undefined
  /** Where rows are versions, of which a key has one at a time. */
  readonly alone?: OneVersion | undefined
  /** What came of each row, where the aggregation reads it. */
  readonly outcome?: ResolvedOutcome | undefined
  /** Null where the rows are not told apart by a key. */
  readonly keys: readonly Expression[]
  readonly spread: Spread
}

/** Values of entities, one row for each: they stand beside the rows whose `on` is their one key, as columns of `as`. */
export interface ResolvedEntityJoin {
  /** Joins of one name are the same within a question. */
  readonly as: string
  readonly on: Expression
  readonly groups: ResolvedGroups
}

/** The time at which, or just before which, a version is valid: a row's own, or the end of the bucket whose state is read (S28). */
export interface VersionMoment {
  readonly time: Expression
  readonly just: 'at' | 'before'
  readonly zone: string
}

export interface ResolvedLatest {
  readonly at: 'first' | 'last'
  readonly over: Expression
  readonly per: readonly Expression[]
}

/** One aggregation over the entities of each group: `inner` has the groups' keys and then the entity. */
export interface ResolvedEntities {
  readonly kind: 'entities'
  readonly id: string
  readonly entity: string
  readonly inner: ResolvedGroups
  /** Over the metrics of `inner`. */
  readonly aggregation: Aggregation
  readonly where: Predicate | undefined
  /** Orders the entities of a group by a metric, from the largest, as columns `place` and `size`. */
  readonly rankedBy: string | undefined
  readonly spread: Spread
}

/** Buckets, and for each the moments between which or just before which rows count. `test` compares rows with columns of `frame`. */
export interface ResolvedFrame {
  /** Frames with one signature are the same within a question. */
  readonly signature: string
  readonly bucketType: ColumnType
  readonly momentType: ColumnType
  readonly buckets: readonly string[]
  /** As long as `buckets`; empty where rows count from the beginning. */
  readonly starts: readonly string[]
  readonly ends: readonly string[]
  readonly test: Predicate
  /** Where rows of the same pieces of time count for the same buckets, whichever they are. */
  readonly pieces: FramePieces | undefined
}

/** Pieces of time that no bucket's rows begin or end to count in the middle of. */
export interface FramePieces {
  /** The pieces in which the times of a row lie that say for which buckets it counts. */
  readonly of: readonly NamedPiece[]
  readonly starts: readonly string[]
  readonly ends: readonly string[]
  /** Compares the pieces, as columns by their names, with columns of `frame`. */
  readonly test: Predicate
  /** Whether a piece can count for several buckets. */
  readonly overlap: boolean
}

/** A piece by its first day. */
export interface NamedPiece {
  readonly name: string
  readonly of: Expression
}

/** `of` is a column of the finished groups. */
export interface OrderTerm {
  readonly name: string
  readonly of: Expression
  readonly direction: 'asc' | 'desc'
  readonly nulls: 'first' | 'last'
}
