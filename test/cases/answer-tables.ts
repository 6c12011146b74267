/** One level of an answer as rows: metrics and keys by name, those of a slice inside behind its alias and a dot. */
export type Row = Readonly<Record<string, unknown>>

type Tables = Map<string, Row[]>

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * An answer as the tables that `check.sql` computes by hand, in the order in which they appear: the totals of each root field,
 * then each breakdown, whose rows stand one after the other through all outer groups. What only pages or describes is left out.
 */
export function answerTables(data: unknown): readonly (readonly Row[])[] {
  const tables: Tables = new Map()
  for (const [name, value] of Object.entries(isRecord(data) ? data : {})) readSlice(value, name, tables)
  return [...tables.values()].filter((rows) => rows.some((row) => Object.keys(row).length > 0))
}

function readSlice(slice: unknown, name: string, tables: Tables): void {
  const rows = tables.get(name) ?? []
  tables.set(name, rows)
  if (isTable(slice))
    rows.push(...slice.rows.map((values) => Object.fromEntries(slice.columns.map((column, index) => [column.name, values[index]]))))
  else rows.push(Object.fromEntries(columnsOf(slice, '', name, tables)))
}

function isTable(value: unknown): value is { columns: readonly { name: string }[]; rows: readonly (readonly unknown[])[] } {
  return isRecord(value) && Array.isArray(value.columns) && Array.isArray(value.rows)
}

function columnsOf(slice: unknown, prefix: string, name: string, tables: Tables): readonly (readonly [string, unknown])[] {
  return Object.entries(isRecord(slice) ? slice : {}).flatMap(([key, value]): readonly (readonly [string, unknown])[] => {
    if (key === '__typename') return []
    if (!isRecord(value)) return [[`${prefix}${key}`, value]]
    if (key === 'key') return Object.entries(value)
    if (isTable(value)) {
      readSlice(value, `${name}.${prefix}${key}`, tables)
      return []
    }
    if (!('nodes' in value || 'edges' in value)) return columnsOf(value, `${prefix}${key}.`, name, tables)
    for (const node of nodesOf(value)) readSlice(node, `${name}.${prefix}${key}`, tables)
    return []
  })
}

function nodesOf({ nodes, edges }: Readonly<Record<string, unknown>>): readonly unknown[] {
  if (Array.isArray(nodes)) return nodes
  return Array.isArray(edges) ? edges.map((edge) => (isRecord(edge) ? edge.node : undefined)) : []
}
