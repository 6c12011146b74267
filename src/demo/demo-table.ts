export type DemoValue = string | number | boolean | null
export type DemoRow = readonly DemoValue[]

/** One table of the demo. `rows` may be gone through more than once, and each pass gives the same rows in the same order. */
export interface DemoTable {
  readonly table: string
  readonly columns: readonly string[]
  readonly rows: Iterable<DemoRow>
}

/** A table whose rows are made one by one while somebody reads them. */
export function streamedTable(table: string, columns: readonly string[], make: () => Iterable<DemoRow>): DemoTable {
  return { table, columns, rows: { [Symbol.iterator]: () => make()[Symbol.iterator]() } }
}

function* mapRows<T>(items: Iterable<T>, values: readonly ((item: T) => DemoValue)[]): Iterable<DemoRow> {
  for (const item of items) yield values.map((value) => value(item))
}

/** A table with one row for each item; `columns` says what each column takes from it. */
export function mappedTable<T>(table: string, items: Iterable<T>, columns: Readonly<Record<string, (item: T) => DemoValue>>): DemoTable {
  const values = Object.values(columns)
  return streamedTable(table, Object.keys(columns), () => mapRows(items, values))
}
