import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDuckdbFile } from '../engine/engines.ts'
import { createDatabase, runSql, type TestDatabase } from '../postgres.ts'
import { runCli, shop, shopMetrics, workingFolder } from './run-cli.ts'

let file: Awaited<ReturnType<typeof createDuckdbFile>>
let database: TestDatabase
let env: Readonly<Record<string, string>>

beforeAll(async () => {
  file = await createDuckdbFile(shop)
  env = { WAREHOUSE_URL: `duckdb:${file.path}` }
  database = await createDatabase()
  await runSql(database.url, shop)
})
afterAll(async () => {
  await file.remove()
  await database.drop()
})

describe('check', () => {
  test('counts what is defined', async () => {
    const cwd = workingFolder({ 'metrics/shop.yaml': shopMetrics })
    expect(await runCli(['check'], { cwd, env })).toEqual({ code: 0, out: '2 models, 2 metrics, 2 dimensions: no problems\n', err: '' })
  })

  test('prints the problems of all files like a compiler', async () => {
    const cwd = workingFolder({
      'numbers/shop.yaml': shopMetrics.replace('sum: amount', 'sum: amout'),
      'numbers/more.ts': `import { defineFor } from '${resolve('src/definition/define.ts')}'
const { ratio } = defineFor<object>()
export const average = ratio('averageSale', { numerator: 'revenu', denominator: 'saleCount' })
`,
    })
    expect(await runCli(['check', '--definitions', 'numbers'], { cwd, env })).toEqual({
      code: 1,
      out: '',
      err: `numbers/more.ts:3:58 unknown-metric There is no metric "revenu". Did you mean "revenue"?
numbers/shop.yaml:10:33 unknown-dimension "sales" has no dimension or column "amout", and leads to none. Did you mean "amount"?
2 problems
`,
    })
  })

  test('finds words that are missing in a language that the catalog is kept in', async () => {
    const cwd = workingFolder({
      'metrics/shop.yaml': `${shopMetrics}translations: { bg: { metrics: { revenue: { label: Приходи, description: Нето. } } } }\n`,
      'metrics/options.yaml': 'languages: [bg]\n',
    })
    const { code, out } = await runCli(['check'], { cwd, env })
    expect(code).toBe(1)
    expect(out).toMatch(/^error: metrics\/shop.yaml:\d+:\d+ missing-words "saleCount" has no label or no description in "bg"\./m)
    expect(out).toContain('problems')
  })

  test('says of a module that is read as CommonJS what to do about it', async () => {
    const cwd = workingFolder({
      'package.json': '{ "type": "commonjs" }',
      'metrics/shop.yaml': shopMetrics,
      'metrics/more.ts': `import { defineFor } from '${resolve('src/index.ts')}'\nexport const { ratio } = defineFor<object>()\n`,
    })
    expect(await runCli(['check'], { cwd, env })).toEqual({
      code: 1,
      out: '',
      err: 'metrics/more.ts unreadable-module The file is read as CommonJS, from which Grainline cannot be imported. Write "type": "module" into the package.json of its folder or of one above it.\n',
    })
  })

  test('says where a module of definitions throws, without a stack', async () => {
    const cwd = workingFolder({
      'metrics/a.ts': `interface Rate {\n  value: number\n}\n\nfunction rate(): Rate {\n  throw new Error('RATE is not set')\n}\n\nexport const a = rate()\n`,
    })
    expect(await runCli(['check'], { cwd, env })).toEqual({
      code: 1,
      out: '',
      err: 'metrics/a.ts:6:9 unreadable-module Importing the file failed: RATE is not set.\n',
    })
  })

  test.each(['DuckDB', 'PostgreSQL'])('reads the data of %s where it is asked to', async (name) => {
    const cwd = workingFolder({ 'metrics/shop.yaml': shopMetrics })
    const url = name === 'DuckDB' ? env : { WAREHOUSE_URL: database.url }
    expect(await runCli(['check', '--live'], { cwd, env: url })).toEqual({
      code: 0,
      out: `warning: metrics/shop.yaml:7:17 dangling-entity 1 row of "sales" (25.0 % of those that name one) leads to no row of "shops" by "shop_id", such as "9". It is counted in the group without a value.
2 models, 2 metrics, 2 dimensions: no problems, 1 warning
`,
      err: '',
    })
    const wrongKey = workingFolder({ 'metrics/shop.yaml': shopMetrics.replace('key: sale_id', 'key: shop_id\n    entity: sale') })
    expect(await runCli(['check', '--live'], { cwd: wrongKey, env: url })).toMatchObject({
      code: 1,
      out: expect.stringMatching(
        /^error: metrics\/shop\.yaml:5:10 repeated-key The key "shop_id" of "sales" is not unique: 2 rows share one value, such as "1"\./,
      ),
    })
  })
})

describe('alerts', () => {
  const alertsYaml = `alerts:
  busyShop: { label: A shop is busy, metric: saleCount, by: [shopCity], when: { gte: 2 }, every: week, owner: Sales, action: Send help. }
`

  test.each(['DuckDB', 'PostgreSQL'])(
    'end with a code of their own where one fired on %s, and not a week later',
    { timeout: 120_000 },
    async (name) => {
      const cwd = workingFolder({ 'metrics/shop.yaml': shopMetrics, 'metrics/alerts.yaml': alertsYaml })
      const url = name === 'DuckDB' ? env : { WAREHOUSE_URL: database.url }
      expect(await runCli(['alerts', '--as-of', '2025-02-11T06:00:00Z'], { cwd, env: url })).toEqual({
        code: 3,
        out: 'A shop is busy: saleCount of Sofia: 2. The limit is at least 2.\n  Send help.\n',
        err: '1 alert: 1 fired, 0 on, 0 quiet\n',
      })
      const after = await runCli(['alerts', 'busyShop', '--as-of', '2025-02-18T06:00:00Z', '--json'], { cwd, env: url })
      expect({ ...after, out: JSON.parse(after.out) }).toMatchObject({
        code: 0,
        out: [
          {
            name: 'busyShop',
            state: 'ON',
            at: '2025-02-17T00:00:00.000Z',
            crossings: [{ id: 'busyShop 2025-02-17T00:00:00Z ["Sofia"]', key: { shopCity: 'Sofia' }, state: 'ONGOING', value: 2 }],
          },
        ],
        err: '1 alert: 0 fired, 1 on, 0 quiet\n',
      })
      expect(await runCli(['alerts', 'busyShp'], { cwd, env: url })).toMatchObject({
        code: 1,
        err: 'There is no alert "busyShp". Did you mean "busyShop"?\n',
      })
      const none = workingFolder({ 'metrics/shop.yaml': shopMetrics })
      expect(await runCli(['alerts'], { cwd: none, env: url })).toEqual({ code: 0, out: '', err: 'The definitions have no alerts.\n' })
    },
  )
})

describe('coverage', () => {
  test.each(['DuckDB', 'PostgreSQL'])('names what %s cannot compute, and what it holds nothing in', { timeout: 60_000 }, async (name) => {
    const more = `models:
  visits: { table: visits, key: visit_id, entity: visit, metricTime: at, dimensions: { at: visited_at } }
metrics:
  visitCount: { model: visits, count: rows }
  revenuePerVisit: { numerator: revenue, denominator: visitCount }
  salesIn: { model: sales, count: rows, where: { shopCity: { isNull: false } } }
`
    const cwd = workingFolder({ 'metrics/shop.yaml': shopMetrics, 'metrics/visits.yaml': more })
    expect(await runCli(['coverage'], { cwd, env: name === 'DuckDB' ? env : { WAREHOUSE_URL: database.url } })).toEqual({
      code: 1,
      out: `3 of 5 metrics can be computed.

What the warehouse lacks:
  metrics/visits.yaml:2:20 unknown-table The warehouse has no table or view "visits".

Lost for it:
  visitCount: There is no model "visits".
  revenuePerVisit: There is no metric "visitCount".
`,
      err: '',
    })
  })
})

describe('ask', () => {
  test('prints a table, from options or from JSON', async () => {
    const cwd = workingFolder({ 'metrics/shop.yaml': shopMetrics })
    const table = `shopCity  revenue  saleCount
--------  -------  ---------
Sofia          15          2
Varna           7          1
null            1          1
`
    const byOptions = ['ask', '--metrics', 'revenue, saleCount', '--by', 'shopCity', '--order', 'revenue:desc', '--period', '2025-01-01..']
    expect(await runCli(byOptions, { cwd, env })).toEqual({ code: 0, out: table, err: '3 rows\n' })
    const question = { metrics: ['revenue', 'saleCount'], by: ['shopCity'], orderBy: [{ metric: 'revenue', direction: 'desc' }] }
    expect(await runCli(['ask', JSON.stringify(question)], { cwd, env: { WAREHOUSE_URL: database.url } })).toMatchObject({
      code: 0,
      out: table,
    })
  })

  test('prints the statement where it is asked to, and says that there is more', async () => {
    const cwd = workingFolder({ 'metrics/shop.yaml': shopMetrics })
    const question = ['--metrics', 'revenue', '--by', 'timeMonth', '--where', '{"shopCity":"Sofia"}', '--first', '1', '--sql']
    const { out, err } = await runCli(['ask', ...question], { cwd, env })
    expect(out).toContain('from "sales"\nleft join "shops" as "shop" on "shop"."shop_id" = "sales"."shop_id"\nwhere "shop"."city" = $1')
    expect(out).toContain('\n-- ["Sofia",')
    expect(out.endsWith('timeMonth   revenue\n----------  -------\n2025-01-01     10.5\n')).toBe(true)
    expect(err).toBe('1 row, and there are more\n')
  })

  test('refuses a question that cannot be answered', async () => {
    const cwd = workingFolder({ 'metrics/shop.yaml': shopMetrics })
    const ran = await runCli(['ask', '--metrics', 'revenu'], { cwd, env })
    expect(ran).toEqual({ code: 1, out: '', err: 'There is no metric "revenu". Did you mean "revenue"?\n' })
  })
})

describe('codegen and schema', () => {
  test('write the types of the warehouse and the GraphQL schema', async () => {
    const cwd = workingFolder({ 'metrics/shop.yaml': shopMetrics })
    expect(await runCli(['codegen'], { cwd, env })).toEqual({ code: 0, out: '', err: 'Written to "schema/warehouse.ts".\n' })
    expect(readFileSync(join(cwd, 'schema/warehouse.ts'), 'utf8')).toContain(
      '  shops: {\n    shop_id: Integer | null\n    city: string | null\n  }\n',
    )
    const printed = await runCli(['schema'], { cwd, env })
    expect(printed).toMatchObject({ code: 0, err: '' })
    expect(printed.out).toContain('  revenue: Float!\n')
    expect(await runCli(['schema', '--out', 'schema/schema.graphql'], { cwd, env })).toMatchObject({ code: 0, out: '' })
    expect(readFileSync(join(cwd, 'schema/schema.graphql'), 'utf8')).toBe(printed.out)
  })

  test('say where they cannot write', async () => {
    const cwd = workingFolder({ taken: '' })
    expect(await runCli(['codegen', '--out', 'taken/warehouse.ts'], { cwd, env })).toEqual({
      code: 1,
      out: '',
      err: 'The file "taken/warehouse.ts" cannot be written (EEXIST). "--out" names another one.\n',
    })
  })
})

describe('what cannot be done is said in one sentence', () => {
  test.each([
    [
      'a warehouse that does not answer',
      { WAREHOUSE_URL: 'postgres://ann:s3cret@127.0.0.1:1/shop' },
      'No PostgreSQL server answers at "127.0.0.1:1". It has to be running, and WAREHOUSE_URL names its host and its port.\n',
    ],
    [
      'an address that is none',
      { WAREHOUSE_URL: 'mysql://ann:s3cret@host/shop' },
      '"WAREHOUSE_URL" is not readable, and not shown because it may hold a password. It takes "postgres://user:password@host:5432/database" or "duckdb:path/to/file.duckdb". Special characters in a password are percent-encoded.\n',
    ],
    ['a port that is none', { PORT: 'abc' }, '"PORT" is "abc". It takes a whole number from 0 to 65535.\n'],
  ])('%s', async (_name, wrong, err) => {
    const cwd = workingFolder({ 'metrics/shop.yaml': shopMetrics })
    expect(await runCli(['serve'], { cwd, env: { ...env, ...wrong } })).toEqual({ code: 1, out: '', err })
  })

  test('a port that is taken', async () => {
    const cwd = workingFolder({ 'metrics/shop.yaml': shopMetrics })
    const other = createServer()
    const port = await new Promise<number>((done) => {
      other.listen(0, '127.0.0.1', () => {
        const address = other.address()
        done(typeof address === 'object' && address !== null ? address.port : 0)
      })
    })
    const ran = await runCli(['serve', '--port', String(port)], { cwd, env })
    other.close()
    expect(ran).toEqual({
      code: 1,
      out: '',
      err: `Port ${port} of "127.0.0.1" is taken by another program. Set PORT to another one, or to 0 for any that is free.\n`,
    })
  })

  test('a folder of definitions that is not there', async () => {
    const cwd = workingFolder()
    expect(await runCli(['check', '--definitions', 'metriks'], { cwd, env })).toEqual({
      code: 1,
      out: '',
      err: `There is no folder "metriks" to read definitions from. DEFINITIONS or "--definitions" names it, as seen from "${cwd}".\n`,
    })
  })

  test('a command that is not there', async () => {
    expect(await runCli(['chek'])).toMatchObject({ code: 1, err: "error: unknown command 'chek'\n(Did you mean check?)\n" })
  })
})

test('docs writes pages that can be opened without a server', async () => {
  const cwd = workingFolder({ 'metrics/shop.yaml': shopMetrics })
  const { code, out } = await runCli(['docs', '--out', 'pages'], { cwd, env })
  expect([code, out]).toEqual([0, '8 files: open pages/index.html\n'])
  expect(readFileSync(join(cwd, 'pages/metrics/revenue.html'), 'utf8')).toContain('<code>revenue</code>')
})
