import type { Aggregation } from '../expression/aggregation.ts'
import type { ColumnType } from '../expression/column-type.ts'
import type { Expression, Literal, Predicate } from '../expression/expression.ts'
import type { TimeGrain } from '../expression/time-grain.ts'
import type { OutcomeJoin } from './outcome-join.ts'

/** One step of an answer: plain frozen data that says everything the SQL needs, so that nothing is looked up after it. */
export type PlanNode = Scan | LatestRow | Aggregate | Reframe | Succession | Combine | Calculate | Rank | Fill | Page

/**
 * The rows of one model that pass `where`, each exactly once, with the to-one rows that they lead to beside them (S1, S2).
 *
 *   orders                              orders              account
 *   id  account_id                      id  account_id      country
 *   1   7               ->              1   7               DE
 *   2   null                            2   null            null
 */
export interface Scan {
  readonly kind: 'scan'
  readonly table: string
  readonly as: string
  readonly windows: WindowedRows | undefined
  readonly joins: readonly Join[]
  readonly rates: readonly RateJoin[]
  readonly entities: readonly EntityJoin[]
  readonly outcomes: readonly OutcomeJoin[]
  readonly calendars: readonly CalendarJoin[]
  readonly frame: FrameJoin | undefined
  readonly where: Predicate | undefined
}

/**
 * Repeats each row once for every bucket that it counts for, and drops rows that count for none: a trailing window, a
 * state, a shifted bucket. Lists are as long as each other, or empty where there is no such bound.
 *
 *   day  amount        bucket  start  end         bucket  day  amount
 *   1    10            2       1      3           2       1    10
 *   3    5             3       2      4     ->    3       3    5
 */
export interface FrameJoin {
  readonly bucketType: ColumnType
  readonly momentType: ColumnType
  readonly buckets: readonly string[]
  readonly starts: readonly string[]
  readonly ends: readonly string[]
  readonly test: Predicate
  /** Where rows of the same pieces of time count for the same buckets: the pieces, and the test of these. */
  readonly pieces: FramePieces | undefined
}

/** Pieces of time, by their first days, as which rows can be aggregated before they are repeated; `test` reads them by their names. */
export interface FramePieces {
  readonly of: readonly NamedExpression[]
  readonly starts: readonly string[]
  readonly ends: readonly string[]
  readonly test: Predicate
  /** Whether a piece can count for several buckets. */
  readonly overlap: boolean
}

/**
 * Repeats what was aggregated of each piece of time once for every bucket that it counts for.
 *
 *   piece  country  amount     bucket  start  end         bucket  piece  country  amount
 *   1      DE       10         2       1      3           2       1      DE       10
 *   3      DE       5          3       2      4     ->    3       3      DE       5
 */
export interface Reframe {
  readonly kind: 'reframe'
  readonly input: Aggregate
  readonly frame: FrameJoin
}

/** A left join on the whole key of `table`: it fetches at most one row. */
export interface Join {
  readonly table: string
  readonly as: string
  readonly windows: WindowedRows | undefined
  readonly on: readonly { readonly from: string; readonly column: string; readonly key: string }[]
  readonly where: Predicate | undefined
}

/** Rows of a table that pass `where`, known as `as` while the columns that come from their place among each other are made. */
export interface WindowedRows {
  readonly as: string
  readonly where: Predicate | undefined
  readonly columns: readonly NamedExpression[]
  /** What is made of the rows of other tables that lead here. */
  readonly tallies: readonly TallyJoin[]
}

/**
 * A left join to rows of another table, aggregated by the key that they lead to: it fetches at most one row.
 *
 *   accounts      orders                      accounts
 *   id            id  account_id  amount      id  orders  last amount
 *   1             1   1           100    ->   1   2       50
 *   2             2   1           50          2   null    null
 */
export interface TallyJoin {
  readonly as: string
  readonly key: string
  readonly by: Expression
  readonly rows: Scan
  readonly columns: readonly Omit<Measure, 'where'>[]
}

/** A left join to the rate that holds on a day: the latest on or before it. */
export interface RateJoin {
  readonly as: string
  readonly table: string
  readonly columns: { readonly from: string; readonly to: string; readonly date: string; readonly rate: string }
  readonly currency: Expression
  readonly on: Expression
  readonly to: string
}

/** A left join to the bucket of a calendar in which a day lies; none where the calendar does not reach as far. */
export interface CalendarJoin {
  readonly as: string
  readonly day: Expression
  readonly starts: readonly string[]
  /** The first day after the last bucket. */
  readonly end: string
}

/**
 * A left join to values that were computed for each entity, by their one key: it fetches at most one row.
 *
 *   orders          account key  won          orders          account metrics
 *   id  account_id  1            25           id  account_id  won
 *   1   1                             ->      1   1           25
 *   2   null                                  2   null        null
 */
export interface EntityJoin {
  readonly as: string
  readonly input: Calculate
  readonly key: string
  readonly on: Expression
}

/**
 * Keeps, within each `partition`, the rows with the last (or first) `over`, so that a balance can be summed across accounts
 * and not across days. Of its input's columns it hands on `keys` under their names and `columns` as they are read later.
 *
 *   day  account  balance          day  account  balance
 *   1    a        10        ->     3    a        15
 *   3    a        15               2    b         7
 *   2    b         7
 */
export interface LatestRow {
  readonly kind: 'latestRow'
  readonly input: Scan
  readonly keys: readonly NamedExpression[]
  readonly columns: readonly NamedExpression[]
  readonly partition: readonly Expression[]
  readonly over: Expression
  readonly at: 'first' | 'last'
}

/**
 * One row per distinct keys, null being a value like any other; without keys, exactly one row.
 *
 *   country  amount                     country  wonAmount
 *   DE       10                         DE       25
 *   DE       15             ->          null     3
 *   null     3
 */
export interface Aggregate {
  readonly kind: 'aggregate'
  readonly input: Scan | LatestRow | Calculate | Rank | Reframe | Succession
  readonly name: string
  /** Rows of `input` that are aggregated; a scan has its own. */
  readonly where: Predicate | undefined
  readonly keys: readonly NamedExpression[]
  readonly measures: readonly Measure[]
  /** Keys that are null here: beside other aggregates, its values are those of every group of them. */
  readonly spread: readonly string[]
}

/**
 * Puts beside each row the next `of` of the rows that are equal `within`, and null where there is none.
 *
 *   month  user                         month  user  next month
 *   1      a                            1      a     3
 *   2      b                     ->     2      b     null
 *   3      a                            3      a     null
 */
export interface Succession {
  readonly kind: 'succession'
  readonly input: Aggregate
  readonly of: string
  readonly as: string
  readonly within: readonly string[]
}

export interface NamedExpression {
  readonly name: string
  readonly of: Expression
}

/** An aggregation of the rows that pass `where`. */
export interface Measure {
  readonly name: string
  readonly aggregation: Aggregation
  readonly where: Predicate | undefined
  /** Watches over rows that other measures count, and never makes a group by itself. */
  readonly guard?: true
  /** Counts the rows that make groups; all that it counts is counted by another measure. */
  readonly presence?: true
}

/**
 * Several aggregates side by side on their keys; a group of any is a group of all, and null equals null (S3).
 *
 *   country  won       country  tickets           country  won   tickets
 *   DE       2         FR       5          ->     DE       2     null
 *   null     1         null     4                 FR       null  5
 *                                                 null     1     4
 *
 * An aggregate that is spread over a key has its values in every group of that key:
 *
 *   country  reason  cancelled       country  placed        country  reason  cancelled  placed
 *   DE       price   1               DE       4        ->   DE       price   1          4
 *   DE       late    2               FR       5             DE       late    2          4
 */
export interface Combine {
  readonly kind: 'combine'
  readonly inputs: readonly Aggregate[]
}

/**
 * The values that were asked for, from the columns of one group.
 *
 *   country  won   closed               country  winRate
 *   DE       2     4            ->      DE       0.5
 */
export interface Calculate {
  readonly kind: 'calculate'
  readonly input: Aggregate | Combine
  readonly keys: readonly Key[]
  readonly columns: readonly NamedExpression[]
  /** Counts of the rows that make groups: a group without such rows is left out (S4). Empty where every group has some. */
  readonly present: readonly string[]
  /** Columns of guards: what one of them found in the rows, as text, for which the answer is refused. */
  readonly refusals: readonly string[]
}

export interface Key {
  readonly name: string
  readonly type: ColumnType
}

/**
 * Numbers the entities of each `partition` from the largest `by` on, ties by the entity, and says how many there are; an entity
 * that is null is none.
 *
 *   account  revenue               account  revenue  place  size
 *   a        5              ->     b        9        1      2
 *   b        9                     a        5        2      2
 *   null     7
 */
export interface Rank {
  readonly kind: 'rank'
  readonly input: Calculate
  readonly partition: readonly string[]
  readonly by: string
  readonly entity: Expression
}

/**
 * Adds the missing time buckets, and the entities without rows, for each combination of the other keys that is present, with the
 * values of no rows (S15).
 *
 *   month  country  won                 month  country  won
 *   1      DE       2                   1      DE       2
 *   3      DE       4           ->      2      DE       0
 *                                       3      DE       4
 */
export interface Fill {
  readonly kind: 'fill'
  readonly input: Calculate
  readonly buckets: Buckets | undefined
  /** The values of some keys that each entity has; each a group. */
  readonly entities: readonly Aggregate[]
  /** The combinations of the other keys; those that are present where absent. */
  readonly beside: readonly (readonly Literal[])[] | undefined
  /** Which of the added groups are wanted; all where absent. */
  readonly within: Predicate | undefined
  /** What each metric is where there are no rows. */
  readonly empty: readonly NamedExpression[]
}

/** The buckets of one key. */
export interface Buckets {
  readonly key: Key & { readonly grain: TimeGrain }
  readonly zone: string
  /** The first and last bucket of the period; where one is missing, the first or last that is present. */
  readonly from: string | undefined
  readonly to: string | undefined
  /** How many there may be where an end is not known before. */
  readonly most: number | undefined
}

/**
 * The finished groups in a total order, from behind `after`, at most `first` (within each group of the first `depth` keys).
 *
 *   country  won                        country  won
 *   DE       2           desc, 2        FR       5
 *   FR       5           ->             DE       2
 *   US       1
 */
export interface Page {
  readonly kind: 'page'
  readonly input: Calculate | Fill
  readonly having: Predicate | undefined
  readonly order: readonly {
    readonly name: string
    readonly of: Expression
    readonly direction: 'asc' | 'desc'
    readonly nulls: 'first' | 'last'
  }[]
  readonly after: Predicate | undefined
  readonly limit: number
  readonly depth: number
  readonly totalCount: boolean
}

/** The columns of an answer's rows, in order: its keys, its metrics, and what Grainline itself needs to know. */
export interface AnswerColumn {
  readonly name: string
  readonly type: ColumnType
  readonly role: 'key' | 'metric' | 'groupCount' | 'refusal'
}

export interface Plan {
  readonly node: Calculate | Fill | Page
  readonly columns: readonly AnswerColumn[]
}
