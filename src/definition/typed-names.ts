import type { InsertType } from 'kysely'
import type { TimeUnit } from '../expression/time-grain.ts'
import type { FilterOperators, FilterScalar } from './filter-input.ts'

/** A unit of the calendar, or a time grain of the options' own calendars. */
export type GrainName<G extends string> = TimeUnit | G

/** A model as a value that remembers its row type, entities and dimensions, so that what is built on it is checked. */
export interface ModelOf<Name extends string = string, Row = unknown, Entities = unknown, Dimensions = unknown> {
  readonly kind: 'model'
  readonly name: Name
  readonly table: string
  readonly entities: Entities
  readonly dimensions: Dimensions
  /** Never set: carries the row type. */
  readonly row?: Row
}

export type ColumnOf<Row> = keyof Row & string

/** Columns that can be summed: their values are inserted as numbers. */
export type NumericColumn<Row> = { [C in ColumnOf<Row>]: number extends InsertType<Row[C]> ? C : never }[ColumnOf<Row>]

/** Columns that hold a day or an instant: their values are inserted as dates. */
export type TimeColumn<Row> = { [C in ColumnOf<Row>]: Date extends InsertType<Row[C]> ? C : never }[ColumnOf<Row>]

/** What a value is, as far as filters and aggregations care. */
type Kind = 'number' | 'time' | 'boolean' | 'text'

type ColumnKind<Column> =
  number extends InsertType<Column>
    ? 'number'
    : Date extends InsertType<Column>
      ? 'time'
      : boolean extends InsertType<Column>
        ? 'boolean'
        : 'text'

interface DeclaredKind {
  readonly text: 'text'
  readonly integer: 'number'
  readonly decimal: 'number'
  readonly double: 'number'
  readonly boolean: 'boolean'
  readonly date: 'time'
  readonly timestamptz: 'time'
}

type ConstantKind<Value> = Value extends number
  ? 'number'
  : Value extends string
    ? 'text'
    : Value extends boolean
      ? 'boolean'
      : Value extends null
        ? never
        : Kind

type Computed =
  | Record<'from', unknown>
  | Record<'add', unknown>
  | Record<'subtract', unknown>
  | Record<'multiply', unknown>
  | Record<'divide', unknown>
  | Record<'sequence', unknown>
  | Record<'number', unknown>

/** What a row has of another row. */
type Taken<Of> = { readonly previous: Of } | { readonly next: Of } | { readonly first: Of } | { readonly last: Of }

/** The kind of an own dimension; every kind where only the catalog can tell. */
type ExpressionKind<Row, Spec> = Spec extends keyof Row
  ? ColumnKind<Row[Spec]>
  : Spec extends { readonly column: infer C extends keyof Row }
    ? ColumnKind<Row[C]>
    : Spec extends { readonly type: infer T extends keyof DeclaredKind }
      ? DeclaredKind[T]
      : Spec extends { readonly when: readonly (readonly [unknown, infer Value])[]; readonly otherwise: infer Otherwise }
        ? ConstantKind<Value | Otherwise>
        : Spec extends { readonly of: unknown; readonly through: unknown }
          ? OfManyKind<Spec>
          : Spec extends Computed
            ? 'number'
            : Spec extends Taken<infer C extends keyof Row>
              ? ColumnKind<Row[C]>
              : Spec extends Record<'some', unknown>
                ? 'boolean'
                : Spec extends { readonly bucket: unknown } | Taken<{ readonly bucket: unknown }>
                  ? 'time'
                  : Kind

/** A total is a number; of other values only the catalog can tell. */
type OfManyKind<Spec> = Spec extends Record<'sum', unknown> ? 'number' : Kind

/** The model that a role leads to; nothing where it is known by name only. */
type TargetOf<Model, Role> =
  Model extends ModelOf<string, unknown, infer Entities>
    ? Role extends keyof Entities
      ? Entities[Role] extends { readonly model: infer Target extends ModelOf }
        ? Target
        : Entities[Role] extends { readonly through: infer Path }
          ? Follow<Model, Path>
          : never
      : never
    : never

type Follow<Model, Path> = Path extends `${infer Head}.${infer Tail}` ? Follow<TargetOf<Model, Head>, Tail> : TargetOf<Model, Path>

type Prefixed<Role extends string, Pair> = Pair extends readonly [infer Name extends string, infer K]
  ? readonly [`${Role}${Capitalize<Name>}`, K]
  : never

type Reached<Role extends string, Target, Depth> = [Target] extends [never]
  ? readonly [`${Role}${Capitalize<string>}`, Kind]
  : Prefixed<Role, DimensionOf<Target, Depth>>

type OneLess = { readonly 2: 1; readonly 1: 0 }

/**
 * Every dimension that a model leads to through at most two roles, by its local name and with its kind: `['accountCountry', 'text']`.
 * A role declared with "through" counts as one.
 */
type DimensionOf<Model, Depth = 2> =
  Model extends ModelOf<string, infer Row, infer Entities, infer Dimensions>
    ?
        | { [D in keyof Dimensions & string]: readonly [D, ExpressionKind<Row, Dimensions[D]>] }[keyof Dimensions & string]
        | (Depth extends keyof OneLess
            ? {
                [E in keyof Entities & string]: Entities[E] extends { readonly firstOf: unknown }
                  ? never
                  : Reached<E, TargetOf<Model, E>, OneLess[Depth]>
              }[keyof Entities & string]
            : never)
    : never

/** The names of the dimensions that are, or may be, of a kind. */
export type DimensionName<Model, K extends Kind = Kind> = NameOfKind<DimensionOf<Model>, K>

type NameOfKind<Pair, K> = Pair extends readonly [infer Name extends string, infer Own] ? ([Own & K] extends [never] ? never : Name) : never

interface ComparedByKind {
  readonly number: number
  readonly time: string
  readonly boolean: boolean
  readonly text: string
}

type Operand<Value extends FilterScalar> = Value | FilterOperators<Value>

/** A filter over a row's own columns. */
export type ColumnFilter<Row> = { readonly [C in ColumnOf<Row>]?: Operand<ComparedByKind[ColumnKind<Row[C]>]> } & Junctions<
  ColumnFilter<Row>
>

/** A filter over a row's columns and over the other dimensions of its own model. */
export type OwnFilter<Row, Own extends string> = { readonly [C in ColumnOf<Row>]?: Operand<ComparedByKind[ColumnKind<Row[C]>]> } & {
  readonly [D in Exclude<Own, ColumnOf<Row>>]?: Operand<FilterScalar>
} & Junctions<OwnFilter<Row, Own>>

/** A filter over a model's columns and over every dimension that it leads to. */
export type ModelFilter<Model, Row> = { readonly [C in ColumnOf<Row>]?: Operand<ComparedByKind[ColumnKind<Row[C]>]> } & {
  readonly [D in DimensionOf<Model> as Exclude<D[0], ColumnOf<Row>>]?: Operand<ComparedByKind[D[1]]>
} & Junctions<ModelFilter<Model, Row>>

interface Junctions<Filter> {
  readonly and?: readonly Filter[]
  readonly or?: readonly Filter[]
  readonly not?: Filter
}

/** `order_lines` as `orderLines`. */
export type CamelCase<Text extends string> = Text extends `${infer Head}_${infer Tail}` ? `${Head}${Capitalize<CamelCase<Tail>>}` : Text

/** Tables by the name that their models usually have. */
export type TableByModelName<DB> = { [T in keyof DB & string as CamelCase<T>]: DB[T] }
