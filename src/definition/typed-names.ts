import type { InsertType } from 'kysely'
import type { FilterOperators, FilterScalar } from './filter-input.ts'

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

/** What a column is compared with: times as ISO text. */
export type ComparedWith<Column> =
  number extends InsertType<Column>
    ? number
    : Date extends InsertType<Column>
      ? string
      : boolean extends InsertType<Column>
        ? boolean
        : string

/** Every dimension that a model leads to, by its local name: `size`, `accountCountry`. */
export type DimensionName<Model> =
  Model extends ModelOf<string, unknown, infer Entities, infer Dimensions>
    ? (keyof Dimensions & string) | { [E in keyof Entities & string]: ReachedThrough<E, Entities[E]> }[keyof Entities & string]
    : never

type ReachedThrough<Entity extends string, Link> = Link extends { readonly model: infer Target }
  ? Target extends ModelOf
    ? `${Entity}${Capitalize<DimensionName<Target>>}`
    : `${Entity}${Capitalize<string>}`
  : `${Entity}${Capitalize<string>}`

type Operand<Value extends FilterScalar> = Value | FilterOperators<Value>

/** A filter over a row's own columns. */
export type ColumnFilter<Row> = { readonly [C in ColumnOf<Row>]?: Operand<ComparedWith<Row[C]>> } & Junctions<ColumnFilter<Row>>

/** A filter over a model's columns and over every dimension that it leads to. */
export type ModelFilter<Model, Row> = { readonly [C in ColumnOf<Row>]?: Operand<ComparedWith<Row[C]>> } & {
  readonly [D in Exclude<DimensionName<Model>, ColumnOf<Row>>]?: Operand<FilterScalar>
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
