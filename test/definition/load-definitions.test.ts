import { writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { extendDefinitions } from '../../src/definition/extend-definitions.ts'
import { loadDefinitions } from '../../src/definition/load-definitions.ts'
import { definitionFolder, linesOf, loadingProblems, words } from './definition-folder.ts'

const orders = `export const orders = model('orders', { table: 'orders', key: 'order_id' })\n`

async function namesIn(files: Readonly<Record<string, string>>): Promise<readonly unknown[]> {
  const { definitions } = await loadDefinitions(definitionFolder(files))
  return definitions.map(({ definition }) => ('name' in definition ? definition.name : undefined))
}

describe('a folder of definitions', () => {
  test('is read at any depth, in the order of its paths, modules first', async () => {
    const files = {
      'z.yaml': 'metrics:\n  fromYaml: { model: orders, count: rows }\n',
      'sales/orders.ts': words + orders,
      'b.mjs': `export const plain = { kind: 'metric', name: 'fromJs', model: 'orders', count: 'rows' }\n`,
      'a.js': `export default { kind: 'metric', name: 'byDefault', model: 'orders', count: 'rows' }\n`,
      'notes.md': '# not read',
      '.hidden.ts': 'throw new Error()',
      'node_modules/x.ts': 'throw new Error()',
      'types.d.ts': 'export type A = 1',
    }
    expect(await namesIn(files)).toEqual(['byDefault', 'fromJs', 'orders', 'fromYaml'])
  })

  test('may export definitions in lists, and other things beside them', async () => {
    const list = `export const both = ['one', 'two'].map((name) => metric(name, { model: 'orders', count: 'rows' }))\nexport const rate = 0.2\n`
    expect(await namesIn({ 'a.ts': words + list, 'shared.ts': 'export const won = { outcome: "won" }\n' })).toEqual(['one', 'two'])
  })

  test('counts an object that two files export once, in the file that makes it', async () => {
    const files = {
      'a-again.ts': `export { orders, orders as sameAgain } from './orders.ts'\n`,
      'orders.ts': words + orders,
    }
    const { definitions } = await loadDefinitions(definitionFolder(files))
    expect(definitions.length).toBe(1)
    expect(definitions[0]?.place?.([])).toMatchObject({ file: expect.stringMatching(/orders\.ts$/), line: 3, column: 29 })
  })

  test('is read as it is now, each time', async () => {
    const folder = definitionFolder({ 'a.ts': words + orders })
    await loadDefinitions(folder)
    writeFileSync(`${folder}/a.ts`, words + orders.replace("'orders',", "'purchases',"))
    const { definitions } = await loadDefinitions(folder)
    expect(definitions.map(({ definition }) => definition)).toMatchObject([{ name: 'purchases' }])
  })

  test('works where the package does not say that its modules are modules', async () => {
    const folder = definitionFolder({ 'a.ts': words + orders, 'b.ts': `export { orders } from './a.ts'\n` })
    writeFileSync(`${folder}/../package.json`, '{}')
    const { definitions } = await loadDefinitions(folder)
    expect(definitions.map(({ definition }) => definition)).toMatchObject([{ name: 'orders' }])
  })

  test('may hold options, in either form', async () => {
    const rates = { table: 'fx_rates', from: 'from_currency', to: 'to_currency', date: 'rate_date', rate: 'rate' }
    const typed = await loadDefinitions(
      definitionFolder({ 'a.ts': words + orders, 'options.ts': `export default { rates: ${JSON.stringify(rates)}, depth: 3 }\n` }),
    )
    const written = await loadDefinitions(
      definitionFolder({ 'a.ts': words + orders, 'options.yaml': `depth: 3\nrates: ${JSON.stringify(rates)}\n` }),
    )
    expect(typed.options).toEqual({ rates, depth: 3 })
    expect(written.options).toEqual({ rates, depth: 3 })
    expect(written.placeOfOption?.(['rates', 'table'])).toMatchObject({ line: 2, column: 17 })
  })
})

describe('a YAML file of definitions', () => {
  test('tells the type of a metric by its fields, and may hold several documents', async () => {
    const text = `
models:
  orders: { table: orders, key: order_id }
---
metrics:
  sales: { model: orders, count: rows }
  explicit: { type: simple, model: orders, count: rows }
  rate: { numerator: sales, denominator: explicit }
  both: { formula: { add: [sales, explicit] } }
  soFar: { metric: sales, toDate: year }
  perOrder: { per: order, avg: sales }
`
    const { definitions } = await loadDefinitions(definitionFolder({ 'a.yml': text }))
    expect(definitions.map(({ definition }) => definition)).toMatchObject([
      { kind: 'model', name: 'orders' },
      { kind: 'metric', type: 'simple', name: 'sales' },
      { kind: 'metric', type: 'simple', name: 'explicit' },
      { kind: 'metric', type: 'ratio', name: 'rate' },
      { kind: 'metric', type: 'derived', name: 'both' },
      { kind: 'metric', type: 'cumulative', name: 'soFar' },
      { kind: 'metric', type: 'perEntity', name: 'perOrder' },
    ])
  })

  test('may share fields by anchors and merges', async () => {
    const text = 'metrics:\n  a: &base { model: orders, count: rows, owner: sales }\n  b: { <<: *base, owner: service }\n'
    const { definitions } = await loadDefinitions(definitionFolder({ 'a.yaml': text }))
    expect(definitions[1]?.definition).toEqual({
      kind: 'metric',
      type: 'simple',
      name: 'b',
      model: 'orders',
      count: 'rows',
      owner: 'service',
    })
  })

  test('knows the place of a key, of a value, of an item, and of what is missing', async () => {
    const text = 'metrics:\n  rate:\n    numerator: sales\n    where: { status: { in: [a, b] } }\n'
    const { definitions } = await loadDefinitions(definitionFolder({ 'a.yaml': text }))
    const place = (path: (string | number)[], part?: 'key') => {
      const found = definitions[0]?.place?.(path, part)
      return [found?.line, found?.column]
    }
    expect(place([])).toEqual([2, 3])
    expect(place(['numerator'])).toEqual([3, 16])
    expect(place(['numerator'], 'key')).toEqual([3, 5])
    expect(place(['denominator'])).toEqual([2, 3])
    expect(place(['where', 'status', 'in', 1])).toEqual([4, 32])
    expect(place(['where', 'status'])).toEqual([4, 14])
  })
})

describe('files that cannot be read', () => {
  test('are all reported at once, with their places', async () => {
    const files = {
      'a.ts': `interface X {\n  a: number\n}\nexport const a = { kind: 'metric'\nexport const b = 1\n`,
      'c.ts': `import { x } from './nowhere.ts'\nexport const d = x\n`,
      'd.ts': `${words}const hidden = metric('hidden', { model: 'orders', count: 'rows' })\n`,
      'e.ts': `import { salesCount } from './f.ts'\nexport const d = [salesCount]\n`,
      'f.ts': `export const sales = 1\n`,
      'g.yaml': 'metrics:\n  a: { model: orders\n  b: 1\n',
      'h.yaml': 'metrics:\n  a: { model: orders, count: rows }\n  a: { model: orders, count: rows }\n',
      'i.yaml': '# nothing yet\n',
      'j.yaml': '- a\n- b\n',
      'k.yaml': 'metric:\n  a: 1\nmodels:\n  b: 5\n',
    }
    expect(await loadingProblems(files)).toEqual([
      'a.ts:5:1: The file is not TypeScript from here on: Expected "}" but found "export".',
      'c.ts:1:22: The file imports "nowhere.ts", and there is no such file or package.',
      'e.ts:1:10: The file imports "salesCount" from "./f.ts", which does not export it.',
      'd.ts: The file exports nothing, so nothing of it is in the catalog. Write "export" before each definition: export const orders = model(…).',
      'g.yaml:3:3: The file is not YAML from here on: Flow map in block collection must be sufficiently indented and end with a }.',
      'h.yaml:3:3: This name stands twice in one place. Rename or remove one of them.',
      'i.yaml: The file holds no definitions. They stand by name under "models", "metrics", "translations", "goals", "alerts", "annotations", "boards", "sets".',
      'j.yaml:1:1: The file holds no definitions. They stand by name under "models", "metrics", "translations", "goals", "alerts", "annotations", "boards", "sets".',
      'k.yaml:1:1 metric: There is no section "metric" in a file of definitions. Did you mean "metrics"?',
      'k.yaml:2:6 metrics.a: "a" says nothing about itself. The fields of a metric stand under its name.',
      'k.yaml:4:6 models.b: "b" says nothing about itself. The fields of a model stand under its name.',
    ])
  })

  test('may be YAML whose aliases mean nothing, or whose metrics are of a type that is a word of JavaScript', async () => {
    const files = {
      'a.yaml': 'metrics:\n  sales: { model: orders, count: rows }\n  b: *nothing\n',
      'b.yaml': 'metrics:\n  c: { <<: 5, model: orders, count: rows }\n',
      'c.yaml': 'metrics:\n  d: { type: toString, model: orders, count: rows }\n',
    }
    expect(await loadingProblems(files)).toEqual([
      'a.yaml:3:6: There is no anchor "&nothing" before the alias "*nothing". A text that begins with "*" stands in quotes.',
      'b.yaml:1:1: The file is not YAML from here on: Merge sources must be maps or map aliases.',
      'c.yaml:2:14 metrics.d.type: "d" is of the type "toString". A metric is of the type "simple", "ratio", "derived", "cumulative", "perEntity", "variants", "conversion", "retention", "scored".',
    ])
  })

  test('leave the shapes of all others checked, too', async () => {
    const files = {
      'a.ts': 'export const = 1\n',
      'b.yaml': 'metrics:\n  sales: { model: orders, count: rows, decription: Orders that were paid. }\n',
    }
    expect(await loadingProblems(files)).toEqual([
      'a.ts:1:14: The file is not TypeScript from here on: Expected identifier but found "=".',
      'b.yaml:2:40 metrics.sales.decription: There is no field "decription" here. Did you mean "description"?',
    ])
  })

  test('a file that two others import is reported once', async () => {
    const files = {
      'a.ts': `import './b.ts'\nexport const a = 1\n`,
      'b.ts': `export const = 1\n`,
      'c.ts': `import './b.ts'\nexport const c = 1\n`,
    }
    expect(await loadingProblems(files)).toEqual(['b.ts:1:14: The file is not TypeScript from here on: Expected identifier but found "=".'])
  })

  test('a folder that is not there, or defines nothing', async () => {
    const folder = `${definitionFolder({})}/none`
    const failure = await loadDefinitions(folder).catch((error: unknown) => linesOf(error, folder))
    expect(failure).toEqual([
      `There is no folder "metrics" to read definitions from. DEFINITIONS or "--definitions" names it, as seen from "${process.cwd()}".`,
    ])
    expect(await loadingProblems({ 'readme.md': '' })).toEqual([
      'The folder "metrics" defines nothing. Definitions stand in files that end in ".ts", ".js", ".mjs", ".yaml" or ".yml".',
    ])
  })
})

test('a folder may declare calendars and the day on which weeks begin, in either form', async () => {
  const calendars = {
    fiscal: { startMonth: 2 },
    tax: { startMonth: 4, startDay: 6 },
    retail: { table: 'retail_days', date: 'day', grains: { retailMonth: 'month_start' } },
  }
  const yaml = [
    'weekStart: sunday',
    'calendars:',
    '  fiscal: { startMonth: 2 }',
    '  tax: { startMonth: 4, startDay: 6 }',
    '  retail:',
    '    table: retail_days',
    '    date: day',
    '    grains:',
    '      retailMonth: month_start',
  ]
  const options = { weekStart: 'sunday', calendars }
  const typed = await loadDefinitions(
    definitionFolder({ 'a.ts': words + orders, 'options.ts': `export default ${JSON.stringify(options)}\n` }),
  )
  const written = await loadDefinitions(definitionFolder({ 'a.ts': words + orders, 'options.yaml': yaml.join('\n') }))
  expect(typed.options).toEqual(options)
  expect(written.options).toEqual(options)
  expect(written.placeOfOption?.(['calendars', 'retail', 'grains', 'retailMonth'])).toMatchObject({ line: 9, column: 20 })
})

test('calendars with slips are refused with their places', async () => {
  const a = words + orders
  const yaml =
    'weekStart: someday\ncalendars:\n  fiscal: { startMonth: 13 }\n  retail: { table: retail_days, dat: day, grains: { w: week } }\n'
  expect(await loadingProblems({ 'a.ts': a, 'options.yaml': yaml })).toEqual([
    'options.yaml:1:12 options.weekStart: "weekStart" is "someday". It takes "monday", "tuesday", "wednesday", "thursday", "friday", "saturday" or "sunday".',
    'options.yaml:3:25 options.calendars.fiscal.startMonth: "startMonth" is 13. It takes a number of at most 12.',
    'options.yaml:4:33 options.calendars.retail.dat: There is no field "dat" here. Did you mean "date"?',
  ])
})

test('a folder stands on those that its options include: theirs come first, and its own options count most', async () => {
  const folder = definitionFolder({
    '../shipped/options.yaml': 'depth: 3\nlanguages: [bg]\ninclude: [../models, ../metrics]\n',
    '../shipped/a.yaml': 'metrics:\n  large: { model: orders, count: rows, label: Large }\n',
    '../models/orders.ts': words + orders,
    'options.yaml': 'include: [../shipped]\nlanguages: []\nmapping: { orders: { table: sales, columns: { order_id: id } } }\n',
    'own.yaml': 'metrics:\n  large: { extends: large, label: Very large }\n  small: { extends: large, label: Small }\n',
  })
  const { definitions, options, problems } = await loadDefinitions(folder)
  expect(problems).toEqual([])
  expect(options).toEqual({ depth: 3, languages: [], mapping: { orders: { table: 'sales', columns: { order_id: 'id' } } } })
  const sources = extendDefinitions(definitions).map(({ source }) => source)
  expect(sources.map(({ definition }) => definition)).toMatchObject([
    { name: 'orders' },
    { name: 'large', label: 'Very large' },
    { name: 'small', label: 'Small', count: 'rows' },
  ])
  expect(sources[1]?.place?.(['label'])).toMatchObject({ file: expect.stringMatching(/own\.yaml$/), line: 2 })
  expect(sources[1]?.place?.(['count'])).toMatchObject({ file: expect.stringMatching(/a\.yaml$/), line: 2 })
})

test('a folder that is included and not there is told with its place', async () => {
  expect(await loadingProblems({ 'a.ts': words + orders, 'options.yaml': 'include: [../shiped]\n' })).toEqual([
    'options.yaml:1:11 options.include.0: There is no folder "../shiped" to include. It is named as seen from the file of options.',
  ])
})

test('options with slips are refused with their places', async () => {
  const a = words + orders
  expect(await loadingProblems({ 'a.ts': a, 'options.yaml': 'dept: 3\nrates: { table: fx_rates, from: a, to: b, date: 5 }\n' })).toEqual([
    'options.yaml:2:49 options.rates.date: "date" is 5. It takes text.',
    'options.yaml:2:1 options.rates.rate: "rate" is missing. It takes text.',
    'options.yaml:1:1 options.dept: There is no field "dept" here. Did you mean "depth"?',
  ])
  expect(await loadingProblems({ 'a.ts': a, 'options.ts': 'export const rates = 1\n' })).toEqual([
    'options.ts options: The file has no default export. Write: export default { rates: { table: "fx_rates", … } }.',
  ])
  expect(await loadingProblems({ 'a.ts': a, 'options.ts': 'export default { depth: 9 }\n' })).toEqual([
    'options.ts options.depth: "depth" is 9. It takes a number of at most 4.',
  ])
  const hours = 'businessHours: { timezone: Europe/Berln, from: "9:00", to: "17:00", days: [8] }\n'
  expect(await loadingProblems({ 'a.ts': a, 'options.yaml': hours })).toEqual([
    'options.yaml:1:28 options.businessHours.timezone: "timezone" is "Europe/Berln". It takes the IANA name of a time zone, such as "Europe/Berlin".',
    'options.yaml:1:48 options.businessHours.from: "from" is "9:00". It takes a time of the day, such as "09:00".',
    'options.yaml:1:76 options.businessHours.days.0: Item 1 of "days" is 8. It takes a number of at most 7.',
  ])
  const holidays = 'businessHours: { timezone: Europe/Berlin, from: "09:00", to: "17:00", days: [1], holidays: [2025-12-25, 2025-02-30] }\n'
  expect(await loadingProblems({ 'a.ts': a, 'options.yaml': holidays })).toEqual([
    'options.yaml:1:105 options.businessHours.holidays.1: Item 2 of "holidays" is "2025-02-30". It takes a day, such as "2025-12-25".',
  ])
  const night = 'businessHours: { timezone: Europe/Berlin, from: "22:00", to: "06:00", days: [1] }\n'
  expect(await loadingProblems({ 'a.ts': a, 'options.yaml': night })).toEqual([
    'options.yaml:1:62 options.businessHours.to: "to" is "06:00". It comes after "from" on the same day, which is "22:00".',
  ])
  expect(await loadingProblems({ 'a.ts': a, 'options.ts': 'export default {}\n', 'options.yaml': '{}' })).toEqual([
    'options.yaml options: There are two files of options, "options.ts" and "options.yaml". One catalog has one: remove the other.',
  ])
})

test('what an indentation makes no YAML of is told with what to do about it', async () => {
  expect(
    await loadingProblems({
      'a.yaml': 'metrics:\n  a:\n   model: orders\n     count: rows\n',
      'b.yaml': 'metrics:\n  b:\n\tmodel: orders\n',
      'c.yaml': 'metrics:\n  c: { model: orders, count: rows }\n  d:\n    label: Orders: all\n',
    }),
  ).toEqual([
    'a.yaml:3:11: The file is not YAML from here on: this line is deeper than those beside it, or its text holds ": ". Fields of one thing begin in the same column, and such a text stands in quotes.',
    'b.yaml:3:1: The file is not YAML from here on: it is indented by a tab. Indent by spaces.',
    'c.yaml:4:12: The file is not YAML from here on: this line is deeper than those beside it, or its text holds ": ". Fields of one thing begin in the same column, and such a text stands in quotes.',
  ])
})
