import type { ExpressionInput } from '../../src/definition/expression-input.ts'
import type { Cell, Column, Entity, ModelSource, Table, World } from './case.ts'
import type { Choices } from './choices.ts'
import { type Field, someFilter } from './random-filter.ts'
import { someMetrics } from './random-metrics.ts'
import { CURRENCIES, someValue } from './values-in-use.ts'

interface Kind {
  readonly name: string
  readonly table: string
  readonly entity: string
}

/** Tables with names that SQL and Grainline use themselves, so that nothing leans on names being free. */
const DIMENSIONS: readonly Kind[] = [
  { name: 'accounts', table: 'accounts', entity: 'account' },
  { name: 'groups', table: 'groups', entity: 'group' },
  { name: 'users', table: 'user', entity: 'user' },
  { name: 'regions', table: 'buckets', entity: 'region' },
]
const FACTS: readonly Kind[] = [
  { name: 'orders', table: 'order', entity: 'order' },
  { name: 'tickets', table: 'tickets', entity: 'ticket' },
  { name: 'orderLines', table: 'order_lines', entity: 'orderLine' },
  { name: 'timesheets', table: 'totals', entity: 'timesheet' },
]

/** Of every model: two columns of most families, so that there is something to compare and to subtract. */
const COLUMNS: readonly Column[] = [
  { name: 'n', type: 'integer' },
  { name: 'm', type: 'integer' },
  { name: 'amount', type: 'decimal' },
  { name: 'price', type: 'decimal' },
  { name: 'label', type: 'text' },
  { name: 'other label', type: 'text' },
  { name: 'flag', type: 'boolean' },
  { name: 'day', type: 'date' },
  { name: 'due', type: 'date' },
  { name: 'at', type: 'timestamp' },
  { name: 'until', type: 'timestamp' },
  { name: 'made', type: 'timestamptz' },
  { name: 'closed', type: 'timestamptz' },
  { name: 'currency', type: 'text' },
  { name: 'extra', type: 'json' },
]

/** A model under way: what it is and how its rows are told apart. */
interface Draft {
  readonly kind: Kind
  readonly key: readonly Column[]
  readonly keys: readonly (readonly Cell[])[]
  readonly entities: Readonly<Record<string, Entity>>
}

function capital(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`
}

function keyColumns(choices: Choices, { entity }: Kind): readonly Column[] {
  const shape = choices.int(6)
  if (shape === 4) return [{ name: `${entity}_id`, type: 'text' }]
  const id: Column = { name: `${entity}_id`, type: 'integer' }
  return shape === 5 ? [id, { name: 'part', type: 'text' }] : [id]
}

function keyAt(columns: readonly Column[], place: number): readonly Cell[] {
  return columns.map(({ type }, index) =>
    index === 1
      ? (['a', 'B', 'ä'][place % 3] ?? '')
      : type === 'text'
        ? ['k', 'K', 'ä', '\u{1D4B3}', '\uFFFD', 'z', ''][place % 7] + (place < 7 ? '' : String(place))
        : columns.length === 2
          ? Math.floor(place / 3)
          : place + 1,
  )
}

/** Roles that point at earlier models, at the model itself, and at what they in turn point at. */
function someEntities(choices: Choices, _kind: Kind, earlier: readonly Draft[]): Readonly<Record<string, Entity>> {
  const direct: [string, Entity][] = []
  const point = (role: string, target: Kind, key: readonly Column[]) => {
    const columns = key.map((_, index) => `${role}_${index === 0 ? 'id' : 'part'}`)
    direct.push([role, { model: target.name, column: columns.length === 1 ? (columns[0] ?? '') : columns }])
  }
  for (const target of choices.some(earlier, 3)) {
    point(target.kind.entity, target.kind, target.key)
    if (choices.chance(25)) point(`second${capital(target.kind.entity)}`, target.kind, target.key)
  }
  const through = direct.flatMap(([role, entity]): [string, Entity][] => {
    const target = earlier.find((one) => 'model' in entity && one.kind.name === entity.model)
    const further = Object.entries(target?.entities ?? {}).filter(
      ([next, one]) => 'model' in one && !direct.some(([known]) => known === next) && !next.startsWith('second'),
    )
    const [next] = further[choices.int(Math.max(1, further.length))] ?? []
    return next === undefined || !choices.chance(40) ? [] : [[next, { through: `${role}.${next}` }]]
  })
  return Object.fromEntries([...through, ...direct])
}

function selfEntity(choices: Choices, kind: Kind, key: readonly Column[]): Readonly<Record<string, Entity>> {
  if (!choices.chance(20)) return {}
  const columns = key.map((_, index) => `parent_${index === 0 ? 'id' : 'part'}`)
  const depth = choices.int(4)
  const column = columns.length === 1 ? (columns[0] ?? '') : columns
  return { [`parent${capital(kind.entity)}`]: { model: kind.name, column, ...(depth === 0 ? {} : { depth }) } }
}

/** How far times are moved: no further than some months, because filled buckets of decades take minutes to page through. */
const MOVES = [
  { by: 1, unit: 'day' },
  { by: -30, unit: 'day' },
  { by: 30, unit: 'day' },
  { by: -7, unit: 'week' },
  { by: 1, unit: 'month' },
  { by: -1, unit: 'month' },
  { by: 14, unit: 'month' },
  { by: 1, unit: 'quarter' },
  { by: -1, unit: 'year' },
] as const

const COMPUTED: readonly ((choices: Choices, fields: readonly Field[]) => readonly [string, ExpressionInput])[] = [
  (choices, fields) => [
    'band',
    {
      when: choices.times(1 + choices.int(2), (index) => [someFilter(choices, fields, 1), `band ${index}`] as const),
      otherwise: choices.chance(50) ? null : 'rest',
    },
  ],
  (choices) => ['tier', { json: 'extra', key: choices.pick(['tier', 'seats', 'nothing']), type: 'text' }],
  () => ['seats', { json: 'extra', key: 'seats', type: 'integer' }],
  () => ['rate', { json: 'extra', key: 'rate', type: 'decimal' }],
  () => ['active', { json: 'extra', key: 'active', type: 'boolean' }],
  (choices) => [
    'worth',
    choices.pick([
      { multiply: ['amount', 'n'] },
      { subtract: ['amount', 'price'] },
      { add: ['n', 'm', 1] },
      { divide: ['n', 'm'] },
      { multiply: ['price', 0.5] },
      { multiply: ['n', { divide: ['m', 3] }] },
    ]),
  ],
  (choices) => ['known', choices.pick([{ coalesce: ['amount', 'n', 0] }, { coalesce: ['n', 'm'] }, { coalesce: ['amount', 0.5] }])],
  () => ['name', { coalesce: ['label', 'other label'] }],
  (choices) => [
    'took',
    choices.pick([
      { from: 'made', to: 'closed', unit: 'hour' },
      { from: 'day', to: 'due', unit: 'week' },
      { from: 'at', to: 'until', unit: 'day' },
    ] as const),
  ],
  (choices) => [
    'moved',
    {
      shift: choices.pick(['made', 'day', 'at', { coalesce: ['closed', 'made'] }, { greatest: ['day', 'due'] }]),
      ...choices.pick(MOVES),
    },
  ],
  (choices) => [
    'soon',
    { shift: choices.pick(['made', 'at']), by: choices.pick([1, -36]), unit: choices.pick(['hour', 'minute'] as const) },
  ],
  (choices) => [
    'least',
    choices.pick([{ least: ['n', 'm', 2] }, { least: ['amount', 'n'] }, { greatest: ['price', 0.5] }, { least: ['at', 'until'] }]),
  ],
  (choices, fields) => ['size', { when: [[someFilter(choices, fields, 1), 1]], otherwise: { column: choices.pick(['n', 'm']) } }],
]

function someDimensions(choices: Choices, fields: readonly Field[]): Readonly<Record<string, ExpressionInput>> {
  const plain = COLUMNS.filter(({ type }) => type !== 'json').filter(() => choices.chance(60))
  const named = plain.map(({ name }): [string, ExpressionInput] => [name === 'other label' ? 'otherLabel' : name, name])
  return Object.fromEntries([['label', 'label'], ...named, ...choices.some(COMPUTED, 5).map((make) => make(choices, fields))])
}

function entityColumns(
  draft: Draft,
  drafts: readonly Draft[],
): readonly { readonly columns: readonly Column[]; readonly keys: Draft['keys'] }[] {
  return Object.values(draft.entities).flatMap((entity) => {
    if ('through' in entity) return []
    const target = drafts.find(({ kind }) => kind.name === entity.model)
    const names = [entity.column].flat()
    return target === undefined
      ? []
      : [{ columns: target.key.map(({ type }, index) => ({ name: names[index] ?? '', type })), keys: target.keys }]
  })
}

function someTable(choices: Choices, draft: Draft, drafts: readonly Draft[]): Table {
  const links = entityColumns(draft, drafts)
  const columns = [...draft.key, ...links.flatMap((link) => link.columns), ...COLUMNS]
  const link = ({ columns: own, keys }: (typeof links)[number]): readonly Cell[] => {
    const shape = choices.int(8)
    if (shape === 7 || keys.length === 0) return own.map(() => null)
    if (shape === 6) return keyAt(own, 90)
    return choices.pick(keys)
  }
  const nulls = choices.pick([10, 0, 40])
  const cell = ({ name, type }: Column): Cell => {
    if (name === 'currency') return choices.chance(2) ? null : choices.pick(CURRENCIES)
    return choices.chance(nulls) ? null : someValue(choices, type)
  }
  const rows = draft.keys.map((key) => [...key, ...links.flatMap(link), ...COLUMNS.map(cell)])
  return { name: draft.kind.table, columns, rows }
}

function someModel(choices: Choices, { kind, key, entities }: Draft): ModelSource {
  const dimensions = someDimensions(choices, COLUMNS)
  const times = ['made', 'closed', 'at', 'day'].filter((name) => dimensions[name] !== undefined)
  const names = key.map(({ name }) => name)
  return {
    kind: 'model',
    name: kind.name,
    table: kind.table,
    key: names.length === 1 ? (names[0] ?? '') : names,
    entity: kind.entity,
    entities,
    dimensions,
    ...(times.length > 0 ? { metricTime: choices.pick(times) } : {}),
    ...(choices.chance(25) ? { where: someFilter(choices, COLUMNS, 1) } : {}),
  }
}

/** Dated rates between some currencies: mostly from the beginning of time, so that not every amount is without one. */
function someRates(choices: Choices): Table {
  const columns: readonly Column[] = [
    { name: 'from', type: 'text' },
    { name: 'to', type: 'text' },
    { name: 'date', type: 'date' },
    { name: 'value', type: 'decimal' },
  ]
  const pairs = CURRENCIES.flatMap((from) => CURRENCIES.filter((to) => to !== from).map((to) => [from, to] as const))
  const rows = pairs.flatMap(([from, to]) => {
    const later = new Set(choices.times(choices.int(3), () => someValue(choices, 'date')))
    const days = [...(choices.chance(10) ? [] : ['2011-01-01']), ...later]
    return days.map((day) => [from, to, day, choices.pick(['2.00', '0.50', '1.25', '0.33'])] as const)
  })
  return { name: 'rate', columns, rows }
}

/** Tables with rows, models in an acyclic shape, and metrics over them. */
export function someWorld(choices: Choices): World {
  const kinds = [...DIMENSIONS.slice(0, 1 + choices.int(4)), ...FACTS.slice(0, 1 + choices.int(4))]
  const drafts: Draft[] = []
  for (const kind of kinds) {
    const key = keyColumns(choices, kind)
    const most = DIMENSIONS.includes(kind) ? 7 : 26
    const keys = choices.times(choices.chance(8) ? 0 : choices.int(most), (place) => keyAt(key, place))
    drafts.push({ kind, key, keys, entities: { ...someEntities(choices, kind, drafts), ...selfEntity(choices, kind, key) } })
  }
  const models = drafts.map((draft) => someModel(choices, draft))
  const tables = drafts.map((draft) => someTable(choices, draft, drafts))
  const rates = { table: 'rate', from: 'from', to: 'to', date: 'date', rate: 'value' }
  const bare: World = { tables: [...tables, someRates(choices)], models, metrics: [], rates }
  return { ...bare, metrics: someMetrics(choices, bare) }
}
