import { warehouseTables } from '../../../schema/warehouse.ts'

/** What an acceptance case asks, and what the sources' catalogue answers. */
export interface AcceptanceCase {
  readonly id: string
  /** The metric as a client selects it: `nps`, `nps(variant: scale1To5)`. */
  readonly ask: string
  readonly from: string
  readonly to: string
  readonly tz: string
  readonly currency: string
  /** The instant of asking. */
  readonly now: string
  readonly by: readonly string[]
  readonly fill: boolean
  /** Entities each of whose rows is a group. */
  readonly every: readonly string[]
  readonly where: string
  /** A filter over finished groups. */
  readonly having: string | undefined
  /** Why the product cannot say it yet. */
  readonly missing: string | undefined
  /** One value, or rows of key values and the value, in order. */
  readonly expected: Expected
}

type Scalar = number | string | boolean | null
/** A question that must not be answered, and a word of the reason. */
type Expected = Scalar | readonly (readonly Scalar[])[] | { readonly refused: string }

interface Options {
  readonly in?: readonly [from: string, to: string]
  readonly tz?: string
  readonly currency?: string
  readonly now?: string
  readonly by?: string | readonly string[]
  /** A time dimension: every bucket of the period is shown. */
  readonly grain?: string
  readonly every?: string
  readonly where?: string
  readonly having?: string
  readonly missing?: string
}

/** Rows, and the cases over them. */
export interface AcceptanceWorld {
  readonly name: string
  readonly statements: readonly string[]
  readonly cases: readonly AcceptanceCase[]
}

export const JANUARY = ['2024-01-01', '2024-02-01'] as const
export const FEBRUARY = ['2024-02-01', '2024-03-01'] as const
export const MARCH = ['2024-03-01', '2024-04-01'] as const
export const QUARTER = ['2024-01-01', '2024-04-01'] as const
export const WINTER = ['2023-12-01', '2024-04-01'] as const

/** A case; without other words, January 2024 in UTC and dollars. */
export function one(id: string, ask: string, expected: Expected, options: Options = {}): AcceptanceCase {
  const {
    in: [from, to] = JANUARY,
    tz = 'UTC',
    currency = 'USD',
    now = '2026-01-01T00:00:00Z',
    grain,
    where = '{}',
    having,
    missing,
  } = options
  const by = typeof options.by === 'string' ? [options.by] : (options.by ?? [])
  return {
    id,
    ask,
    from,
    to,
    tz,
    currency,
    now,
    by: grain === undefined ? by : [...by, grain],
    fill: grain !== undefined,
    every: options.every === undefined ? [] : [options.every],
    where,
    having,
    missing,
    expected,
  }
}

/** What a row has where a table of a world names no such column. */
const given: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  accounts: { created_at: '2019-01-01T00' },
  contacts: { created_at: '2019-01-01T00' },
  crm_users: { full_name: 'Somebody', role: 'sales_rep', activated_at: '2019-01-01T00' },
  campaigns: { name: 'Campaign', starts_on: '2023-01-01' },
  survey_responses: { sent_at: '2023-06-01T00' },
  opportunities: { created_at: '2023-06-01T00' },
}

function literal(cell: string): string {
  if (cell === '-') return 'null'
  const text = cell
    .replaceAll('~', ' ')
    .replace(/^(\d{4}-\d\d-\d\dT\d\d)(:\d\d)?(:\d\d)?$/, (_, hour: string, minute = ':00', second = ':00') => `${hour}${minute}${second}Z`)
  return `'${text.replaceAll("'", "''")}'`
}

function keyOf(table: string): string {
  const found = warehouseTables.find(({ name }) => name === table)
  const key = found?.columns[0]?.name
  if (key === undefined) throw new Error(`There is no table "${table}".`)
  return key
}

function insertion(block: string): string {
  const [head = '', ...lines] = block.trim().split('\n')
  const [table = '', ...columns] = head.trim().split(/[:\s]+/)
  const key = keyOf(table)
  const numbered = key.endsWith('_id') && !columns.includes(key)
  const rest = Object.entries(given[table] ?? {}).filter(([column]) => !columns.includes(column))
  const rows = lines.map((line, index) => {
    const cells = line.trim().split(/\s+/)
    if (cells.length !== columns.length)
      throw new Error(`"${line.trim()}" of "${table}" has ${cells.length} cells for ${columns.length} columns.`)
    return [...(numbered ? [String(index + 1)] : []), ...cells, ...rest.map(([, cell]) => cell)].map(literal).join(', ')
  })
  const names = [...(numbered ? [key] : []), ...columns, ...rest.map(([column]) => column)].map((name) => `"${name}"`)
  return `insert into ${table} (${names.join(', ')}) values ${rows.map((row) => `(${row})`).join(', ')}`
}

/**
 * A world. Its rows are tables of plain text, one after the other with an empty line between: the table and its columns, then a line per
 * row. `-` is null, `~` within a word is a space, instants are of UTC; rows without a key are numbered from 1.
 */
export function world(name: string, tables: string, cases: readonly AcceptanceCase[]): AcceptanceWorld {
  const blocks = tables.split(/\n\s*\n/).filter((block) => block.trim() !== '')
  return { name, statements: blocks.map(insertion), cases }
}
