import type { TimeUnit } from '../expression/time-grain.ts'
import type { Chart } from './chart.ts'
import type { ConversionFields, RetentionFields } from './conversion-spec.ts'
import { board } from './define-board.ts'
import type { BandsInput, ExpressionInput, JsonType, TimeInput } from './expression-input.ts'
import type { FilterInput } from './filter-input.ts'
import type { AggregationName, EntityAggregation } from './metric-definition.ts'
import type { ParameterSpec } from './parameter-spec.ts'
import type { ScoredFields } from './scored-spec.ts'
import type {
  ColumnFilter,
  ColumnOf,
  DimensionName,
  GrainName,
  ModelFilter,
  ModelOf,
  NumericColumn,
  OwnFilter,
  TableByModelName,
  TimeColumn,
} from './typed-names.ts'
import type { MetricOf, UnitsFit } from './typed-units.ts'
import type { Unit } from './unit.ts'
import type { WarningSpec } from './warning-spec.ts'
import type { TranslatedWords, Words } from './words.ts'

type OneOrMore<Value> = Value | readonly Value[]

/**
 * A role by which rows point at another model's key; a role that an entity further on has, under a name of this model; or the
 * first of several roles that a row has, which tells rows apart and leads to no dimensions.
 */
type EntitySpec<DB, Column extends string> =
  | {
      readonly model: ModelOf | (keyof TableByModelName<DB> & string)
      readonly column: OneOrMore<Column>
      /** How many times in a row a role leads from a model to itself: 3 gives manager, managerManager, managerManagerManager. Once unless said. */
      readonly depth?: number
    }
  | { readonly through: string }
  | { readonly firstOf: readonly string[] }

type DimensionExpression<Row, G extends string, Own extends string> =
  /** Of a time, the grain at which it is stored: it is offered at no finer one. */
  | { readonly column: ColumnOf<Row>; readonly grain?: GrainName<G> }
  | BandsInput<OwnFilter<Row, Own>>
  | { readonly json: ColumnOf<Row>; readonly key: string; readonly type: JsonType }
  | Exclude<
      ExpressionInput<ColumnOf<Row> | Own, TimeColumn<Row> | Own>,
      string | number | { readonly column: string } | { readonly json: string } | BandsInput
    >
  | AmongRows<Row>
  | OfManyRows

/** Rows of one `per`, in the order of `over`; of rows that do not pass `where` there is no place. */
interface Order<Row> {
  readonly per: OneOrMore<ColumnOf<Row>>
  readonly over: ColumnOf<Row>
  readonly where?: ColumnFilter<Row>
}

/** A row's number among rows, or a value of the row before or after it, or of the first or last of them. */
type AmongRows<Row> =
  | { readonly sequence: Order<Row> }
  | ({ readonly previous: OfRow<Row> } & Order<Row>)
  | ({ readonly next: OfRow<Row> } & Order<Row>)
  | ({ readonly first: OfRow<Row> } & Order<Row>)
  | ({ readonly last: OfRow<Row> } & Order<Row>)

type OfRow<Row> = ColumnOf<Row> | { readonly bucket: TimeColumn<Row>; readonly grain: TimeUnit }

/** Whether rows of another model lead to a row through one of their roles, how many, or one value of theirs. */
type OfManyRows = (
  | { readonly some: string | ModelOf }
  | { readonly number: string | ModelOf }
  | ({ readonly of: string | ModelOf } & (
      | { readonly sum: ExpressionInput }
      | { readonly min: ExpressionInput }
      | { readonly max: ExpressionInput }
      /** By their model's metric time, unless `over` names another; of rows at the same time, by the key. */
      | { readonly first: ExpressionInput; readonly over?: string }
      | { readonly last: ExpressionInput; readonly over?: string }
    ))
) & {
  readonly through: string
  readonly where?: FilterInput
}

/** What a model's entities lead to. */
type Beyond<DB, Entities> = DimensionName<ModelOf<string, DB, Entities, Record<never, never>>>

/** Dimensions that hold what another row has in a column, such as the key of an entity. */
type AmongRowsName<Dimensions> = {
  [D in keyof Dimensions]: Dimensions[D] extends { readonly per: unknown } ? D : never
}[keyof Dimensions] &
  string

type DimensionSpec<Row, G extends string, Own extends string = string> =
  | ColumnOf<Row>
  | (DimensionExpression<Row, G, Own> &
      Words & {
        /** Another model's dimension, by its public name, whose values these are, too, though no row leads there: `leadSource`. */
        readonly sameAs?: string
      })

interface ModelSpec<DB, Table extends keyof DB & string, Entities, Dimensions> extends Words {
  readonly table: Table
  /** What one row is: "One row per …". */
  readonly grain?: string
  readonly key: OneOrMore<ColumnOf<DB[NoInfer<Table>]>>
  /** Several rows share a key, each valid for its own span, start included, end not, an empty end still valid: versions of one entity. */
  readonly validity?: { readonly from: TimeColumn<DB[NoInfer<Table>]>; readonly to?: TimeColumn<DB[NoInfer<Table>]> }
  /** The name by which this model's dimensions begin: by default the key's, without `_id`. */
  readonly entity?: string
  /** The time dimension by which metrics of this model are reported unless they name another. */
  readonly metricTime?: NoInfer<DimensionName<ModelOf<string, DB[Table], Entities, Dimensions>, 'time'>>
  /** Rows that are no rows of this model: bots, spam, merged duplicates. They are nowhere counted and nowhere joined. */
  readonly where?: ColumnFilter<DB[NoInfer<Table>]>
  /** How long ago its newest row may be; when that was is told beside answers. */
  readonly freshness?: { readonly newest: TimeColumn<DB[NoInfer<Table>]>; readonly within: Step<never> }
  readonly entities?: Entities
  readonly dimensions?: Dimensions
}

interface MetricWords<U> extends Words {
  readonly unit?: U
  readonly format?: string
  readonly goodWhen?: 'up' | 'down' | 'neutral'
  readonly tier?: 'draft' | 'certified' | { readonly deprecated: string }
  /** The published standard that it follows, by its name. */
  readonly standard?: string
  /** What to mind when it is read, a sentence each. */
  readonly notes?: readonly string[]
  /** What to do about it, and when: `{ condition: 'It is low.', action: 'Train negotiation.' }`. */
  readonly playbook?: readonly { readonly condition: string; readonly action: string }[]
  /** What became of its definition, and since when: `{ on: '2025-01-31', what: 'Tests are left out.' }`. Told in the catalog and among annotations. */
  readonly changes?: readonly { readonly on: string; readonly what: string }[]
  /** What makes it doubtful, told beside its values: another metric, such as the share of rows without an amount, beyond a limit. */
  readonly warnings?: readonly WarningSpec[]
  /** How it wants to be painted: bars where values add up and lines where they do not, unless it says. */
  readonly chart?: Chart
  /** The same number over finer rows, an order's lines: it is taken where a question names what only those know, such as the product. Of several, the first that knows all. */
  readonly finer?: string | MetricOf | readonly (string | MetricOf)[]
  /** The value is a decimal string, always, with every digit. */
  readonly exact?: boolean
  /** The value where there are no rows. */
  readonly whenEmpty?: number | null
  /** What a question may set, by name. */
  readonly parameters?: Readonly<Record<string, ParameterSpec>>
}

type Name<Model, Row> = ColumnOf<Row> | DimensionName<Model>
type NumericName<Model, Row> = NumericColumn<Row> | DimensionName<Model, 'number'>
type TimeName<Model, Row> = TimeColumn<Row> | DimensionName<Model, 'time'>

type Expr<Model, Row> =
  | Exclude<ExpressionInput<NumericName<Model, Row>, TimeName<Model, Row>>, BandsInput>
  | BandsInput<ModelFilter<Model, Row>>
type Measure<Model, Row> =
  | Expr<Model, Row>
  | { readonly money: Expr<Model, Row>; readonly currency: Name<Model, Row>; readonly on: TimeName<Model, Row> }

interface Measured<Model, Row> {
  readonly count: 'rows' | ExpressionInput<Name<Model, Row>>
  readonly countDistinct: ExpressionInput<Name<Model, Row>>
}

type Argument<Model, Row, A extends AggregationName> = A extends keyof Measured<Model, Row> ? Measured<Model, Row>[A] : Measure<Model, Row>

/** A share of rows, from 0 to 1. */
type Share = number | { readonly parameter: string }

/** Exactly one aggregation, with its measure. */
type Aggregated<Model, Row> = {
  [A in AggregationName]: { readonly [K in A]: Argument<Model, Row, A> } & {
    readonly [K in Exclude<AggregationName, A>]?: never
  } & (A extends 'percentile' ? { readonly at: Share; readonly discrete?: boolean } : { readonly at?: never })
}[AggregationName]

type SimpleSpec<Model, Row, U> = MetricWords<U> & {
  readonly time?: TimeName<Model, Row>
  /** Rows count while they are valid: the state just before the end of each bucket or period. An empty `to` is still valid. */
  readonly span?: {
    readonly from: TimeInput<TimeName<Model, Row>>
    readonly to: TimeInput<TimeName<Model, Row>>
    /** Rows count instead in the bucket or period in which their whole span lies: quotas, budgets. */
    readonly whole?: true
  }
  /** Rows count at the last (or first) time only, for each of these entities, or once for all. */
  readonly snapshot?: { readonly at: 'first' | 'last'; readonly per?: readonly string[] }
  readonly where?: ModelFilter<Model, Row>
} & Aggregated<Model, Row>

type ScoredSpec<Model, Row, U> = MetricWords<U> &
  ScoredFields<Expr<Model, Row>, NumericName<Model, Row>> & {
    readonly time?: TimeName<Model, Row>
    readonly where?: ModelFilter<Model, Row>
  }

/** A metric by name, as itself, or narrowed by a filter of its own. */
type Input<G extends string> = string | MetricOf | NarrowedInput<G>

interface NarrowedInput<G extends string> {
  readonly metric: string | MetricOf
  readonly where?: object
  /** The metric at an earlier time. */
  readonly offset?: 'previousPeriod' | Steps<G> | { readonly toStartOf: GrainName<G> }
  /** A state or running total in the instant in which the bucket or period begins. */
  readonly at?: 'start'
}

interface Step<G extends string> {
  readonly count: number
  readonly grain: GrainName<G>
}

/** So many grains, or as many as a question says: a whole parameter. */
interface Steps<G extends string> {
  readonly count: number | { readonly parameter: string }
  readonly grain: GrainName<G>
}

type CumulativeSpec<U, G extends string> = MetricWords<U> & { readonly metric: Input<G> } & (
    | { readonly window: Steps<G>; readonly toDate?: never }
    | { readonly toDate: GrainName<G>; readonly window?: never }
    | { readonly window?: never; readonly toDate?: never }
  )

type EntityAggregated = {
  [A in EntityAggregation]: { readonly [K in A]: string | MetricOf } & {
    readonly [K in Exclude<EntityAggregation, A> | 'count']?: never
  } & (A extends 'percentile' ? { readonly at: Share; readonly discrete?: boolean } : { readonly at?: never })
}[EntityAggregation]

type PerEntitySpec<U> = MetricWords<U> & {
  /** Dimensions that do not tell a metric apart: whatever the group, an entity has the value that it has without them. */
  readonly ignoring?: Readonly<Record<string, readonly string[]>>
  /** The entity, by the name of its role. */
  readonly per: string
  /** Entities by the metrics that they have in the bucket or period. */
  readonly where?: FilterInput
  /** Only the entities that are first by a metric: this share of all of them, rounded up, or this many. */
  readonly top?: { readonly by: string } & (
    | { readonly share: number | { readonly parameter: string }; readonly count?: never }
    | { readonly count: number | { readonly parameter: string }; readonly share?: never }
  )
} & (EntityAggregated | ({ readonly count: 'entities' } & { readonly [K in EntityAggregation]?: never }))

type Formula<G extends string> =
  | Input<G>
  | number
  | { readonly parameter: string }
  | { readonly ceil: Formula<G> }
  | { readonly coalesce: readonly Formula<G>[] }
  | { readonly add: readonly Formula<G>[] }
  | { readonly subtract: readonly [Formula<G>, Formula<G>] }
  | { readonly multiply: readonly Formula<G>[] }
  | { readonly divide: readonly [Formula<G>, Formula<G>] }

/** Words in another language, by the names of what they translate. */
interface TranslationSpec {
  readonly metrics?: Readonly<Record<string, TranslatedWords>>
  readonly models?: Readonly<Record<string, TranslatedWords & { readonly dimensions?: Readonly<Record<string, TranslatedWords>> }>>
}

type RowOf<DB, Model> =
  Model extends ModelOf<string, infer Row> ? Row : Model extends keyof TableByModelName<DB> ? TableByModelName<DB>[Model] : never

/** What metrics, models and dimensions are called in a language; in any file, and in several. */
function translation(language: string, spec: TranslationSpec): object {
  return { ...spec, kind: 'translation', name: language }
}

/** What is asked of events and of time alone, and of no columns. */
function eventsFor<G extends string>() {
  /** What became of events: the later ones of the same entity, each credited once. */
  function conversion<const N extends string, const U extends Unit = Unit>(
    name: N,
    spec: MetricWords<U> & ConversionFields<G>,
  ): MetricOf<N, U>
  function conversion(name: string, spec: object): object {
    return { ...spec, kind: 'metric', type: 'conversion', name }
  }

  /** Of the entities first seen in a bucket, the share that is active so many buckets later: its argument `after`. */
  function retention<const N extends string, const U extends Unit = Unit>(
    name: N,
    spec: MetricWords<U> & RetentionFields<G>,
  ): MetricOf<N, U>
  function retention(name: string, spec: object): object {
    return { ...spec, kind: 'metric', type: 'retention', name }
  }

  return { conversion, retention, board: board<G> }
}

/**
 * The words of the definition language, bound to a warehouse.
 *
 * @typeParam DB a Kysely database interface: row types by table name
 * @typeParam G the time grains of calendars of one's own: `GrainsOf<typeof options>`
 * @returns functions that give definitions as plain data; nothing is registered and nothing is read
 */
export function defineFor<DB, G extends string = never>() {
  /** One table or view, with its key, its entities and its dimensions. */
  function model<
    const N extends string,
    Table extends keyof DB & string,
    const Entities extends Readonly<Record<string, EntitySpec<DB, ColumnOf<DB[NoInfer<Table>]> | AmongRowsName<Dimensions>>>> = Record<
      never,
      never
    >,
    const Dimensions extends Readonly<
      Record<string, DimensionSpec<DB[NoInfer<Table>], G, (keyof NoInfer<Dimensions> & string) | Beyond<DB, NoInfer<Entities>>>>
    > = Record<never, never>,
  >(name: N, spec: ModelSpec<DB, Table, Entities, Dimensions>): ModelOf<N, DB[Table], Entities, Dimensions>
  function model(name: string, spec: object): object {
    return { ...spec, kind: 'model', name }
  }

  /** One aggregation over the rows of one model. */
  function metric<const N extends string, Model extends ModelOf | (keyof TableByModelName<DB> & string), const U extends Unit = Unit>(
    name: N,
    spec: { readonly model: Model } & SimpleSpec<NoInfer<Model>, RowOf<DB, NoInfer<Model>>, U>,
  ): MetricOf<N, U>
  function metric(name: string, spec: object): object {
    return { ...spec, kind: 'metric', type: 'simple', name }
  }

  /** One metric over another: a ratio of sums at every level, null where the denominator is zero. */
  function ratio<const N extends string, const U extends Unit = Unit>(
    name: N,
    spec: MetricWords<U> & {
      readonly numerator: Input<G>
      readonly denominator: Input<G>
      /** Dimensions that only the numerator goes by: the denominator is that of the group without them. */
      readonly numeratorOnly?: readonly string[]
    },
  ): MetricOf<N, U>
  function ratio(name: string, spec: object): object {
    return { ...spec, kind: 'metric', type: 'ratio', name }
  }

  /** Arithmetic over metrics. */
  function derived<const N extends string, const F extends Formula<G>, const U extends Unit = Unit>(
    name: N,
    spec: MetricWords<U> & { readonly formula: F & ([Formula<G>] extends [F] ? unknown : UnitsFit<F>) },
  ): MetricOf<N, U>
  function derived(name: string, spec: object): object {
    return { ...spec, kind: 'metric', type: 'derived', name }
  }

  /** A running value: over a trailing window, to date within a grain, or since the beginning. */
  function cumulative<const N extends string, const U extends Unit = Unit>(name: N, spec: CumulativeSpec<U, G>): MetricOf<N, U>
  function cumulative(name: string, spec: object): object {
    return { ...spec, kind: 'metric', type: 'cumulative', name }
  }

  /** One value per entity first, then an aggregation over the entities. */
  function perEntity<const N extends string, const U extends Unit = Unit>(name: N, spec: PerEntitySpec<U>): MetricOf<N, U>
  function perEntity(name: string, spec: object): object {
    return { ...spec, kind: 'metric', type: 'perEntity', name }
  }

  /** One metric with several meanings, each by its name; `default` is meant where a question names none. */
  function variants<const N extends string, const V extends Readonly<Record<string, string | MetricOf>>, const U extends Unit = Unit>(
    name: N,
    spec: MetricWords<U> & { readonly default: NoInfer<keyof V & string>; readonly variants: V },
  ): MetricOf<N, U>
  function variants(name: string, spec: object): object {
    return { ...spec, kind: 'metric', type: 'variants', name }
  }

  /** Weighted shares of a scale: the mean of what each answer weighs (NPS, CSAT), or of the answers themselves (CES). */
  function scored<
    const N extends string,
    Model extends ModelOf | (keyof TableByModelName<DB> & string),
    const U extends Unit = { readonly kind: 'score' },
  >(name: N, spec: { readonly model: Model } & ScoredSpec<NoInfer<Model>, RowOf<DB, NoInfer<Model>>, U>): MetricOf<N, U>
  function scored(name: string, spec: object): object {
    return { ...spec, kind: 'metric', type: 'scored', name }
  }

  return { model, metric, ratio, derived, cumulative, perEntity, variants, scored, translation, ...eventsFor<G>() }
}
