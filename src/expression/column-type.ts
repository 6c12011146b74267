/** The families of column types that Grainline works with; a database's own types map onto them. */
export type ColumnType = 'integer' | 'decimal' | 'double' | 'text' | 'boolean' | 'date' | 'timestamp' | 'timestamptz' | 'json' | 'other'
