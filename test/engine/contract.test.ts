import { describe, expect, test } from 'vitest'
import { EngineError } from '../../src/problem/problem.ts'
import { ask, engines, useEngine } from './engines.ts'

const setup = [
  `create table sale (
     id integer not null primary key, small smallint, big bigint, amount numeric(30, 10), share double precision, part real,
     name varchar(20), open boolean not null, day date, made timestamp, moment timestamptz, extra json, uid uuid, code text
   )`,
  `insert into sale values (
     1, -32768, 9007199254740993, 12345678901234567890.1234567891, 0.1, 0.1,
     'Ärger "x"', true, '2024-02-29', '2024-01-01 10:00:00.120', '2024-01-01 10:00:00.123456+00', '{"a": 1.10}',
     'c0ffee00-0000-4000-8000-000000000001', '')`,
  `insert into sale (id, open) values (2, false)`,
  `create view open_sale as select id, amount from sale where open`,
  `create type mood as enum ('good', 'bad')`,
  `create table mixed (mood mood, numbers integer[], opens time)`,
]

describe.each(engines)('$name writes values', ({ open }) => {
  const engine = useEngine(open, setup)

  test('every type comes back as the same text', async () => {
    expect(await ask(engine(), 'select * from sale order by id')).toEqual([
      [
        '1',
        '-32768',
        '9007199254740993',
        '12345678901234567890.1234567891',
        '0.1',
        '0.1',
        'Ärger "x"',
        'true',
        '2024-02-29',
        '2024-01-01T10:00:00.12',
        '2024-01-01T10:00:00.123456Z',
        '{"a": 1.10}',
        'c0ffee00-0000-4000-8000-000000000001',
        '',
      ],
      ['2', null, null, null, null, null, null, 'false', null, null, null, null, null, null],
    ])
  })

  test.each([
    ["cast('nan' as double precision)", 'NaN'],
    ["cast('infinity' as double precision)", 'Infinity'],
    ["cast('-infinity' as double precision)", '-Infinity'],
    ["cast('-0' as double precision)", '0'],
    ['cast(1e20 as double precision)', '100000000000000000000'],
    ['cast(1e21 as double precision)', '1e+21'],
    ['cast(123456789012345680 as double precision)', '123456789012345680'],
    ['cast(0.000001 as double precision)', '0.000001'],
    ['cast(0.1 as double precision) + cast(0.2 as double precision)', '0.30000000000000004'],
    ['cast(16777217 as real)', '16777216'],
    ['cast(3.4028235e38 as real)', '3.4028235e+38'],
    ['cast(1.10 as numeric(10, 2))', '1.10'],
    ['cast(-0.05 as numeric(10, 2))', '-0.05'],
    ["cast('99999999999999999999999999999999999999' as numeric(38, 0))", '99999999999999999999999999999999999999'],
    ['sum(cast(9223372036854775807 as bigint)) filter (where true)', '9223372036854775807'],
    ["cast('infinity' as date)", 'infinity'],
    ["cast('-infinity' as date)", '-infinity'],
    ["cast('infinity' as timestamp)", 'infinity'],
    ["cast('-infinity' as timestamptz)", '-infinity'],
    ["cast('2024-01-01 00:00:00' as timestamp)", '2024-01-01T00:00:00'],
    ["cast('2024-07-01 00:00:00+09' as timestamptz)", '2024-06-30T15:00:00Z'],
    ["cast('1900-01-01 00:00:00.1+00' as timestamptz)", '1900-01-01T00:00:00.1Z'],
    ['1 = 1', 'true'],
    ['1 = 2', 'false'],
  ])('%s is the text %s', async (expression, text) => {
    expect(await ask(engine(), `select ${expression}`)).toEqual([[text]])
  })
})

describe.each(engines)('$name takes statements', ({ open }) => {
  const engine = useEngine(open, setup)

  test('parameters are bound by position and take the type they are cast to', async () => {
    const text = `select cast($1 as text), cast($2 as integer) + 1, cast($3 as boolean), cast($4 as date), $2 + 1,
                         cast($5 as numeric(30, 10)), cast($6 as integer) is null, cast($1 as text) = $1`
    const parameters = ["o'clock; drop table sale --", 41, true, '2024-02-29', '12345678901234567890.1234567891', null]
    expect(await ask(engine(), text, parameters)).toEqual([
      ["o'clock; drop table sale --", '42', 'true', '2024-02-29', '42', '12345678901234567890.1234567891', 'true', 'true'],
    ])
  })

  test.each([0, -7, 2 ** 31 - 1, 2 ** 31, Number.MAX_SAFE_INTEGER])('the number %d arrives whole', async (number) => {
    expect(await ask(engine(), 'select cast($1 as bigint)', [number])).toEqual([[String(number)]])
  })

  test('columns with the same name are all there, in their order', async () => {
    expect(await ask(engine(), 'select 1 as a, 2 as a, 3 as b, 4 as a')).toEqual([['1', '2', '3', '4']])
  })

  test('no rows are no rows', async () => {
    expect(await ask(engine(), 'select id from sale where 1 = 0')).toEqual([])
  })

  test('twenty statements at once each get their own answer', async () => {
    const numbers = Array.from({ length: 20 }, (_, index) => index)
    const answers = await Promise.all(
      numbers.map((number) => ask(engine(), 'select cast($1 as integer) * 2 from sale where id = 1', [number])),
    )
    expect(answers).toEqual(numbers.map((number) => [[String(number * 2)]]))
  })

  test('thirty thousand rows arrive whole and in order', async () => {
    const rows = await ask(engine(), 'select i from generate_series(1, 30000) t(i) order by i')
    expect(rows).toHaveLength(30_000)
    expect(rows.at(-1)).toEqual(['30000'])
  })
})

describe.each(engines)('$name refuses statements', ({ open }) => {
  const engine = useEngine(open, setup)

  test('a statement that fails says nothing of its SQL, and the next one is answered', async () => {
    const failure = await ask(engine(), "select cast(name || 'secret' as integer) from sale where id = 1").catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(EngineError)
    expect(failure).toMatchObject({
      code: 'warehouse-failed',
      message: 'The warehouse could not run this statement. The log holds its reason.',
    })
    expect(String(failure instanceof EngineError && failure.cause)).toContain('secret')
    expect(await ask(engine(), 'select 1')).toEqual([['1']])
  })

  test.each([
    'insert into sale (id, open) values (3, true)',
    'update sale set open = false',
    'drop table sale',
    'create table other (id integer)',
  ])('"%s" is refused', async (text) => {
    await expect(ask(engine(), text)).rejects.toMatchObject({
      code: 'warehouse-refused',
      message: 'Grainline only reads, and this statement would change the warehouse.',
    })
    expect(await ask(engine(), 'select count(*) from sale where open')).toEqual([['1']])
  })

  test('two statements in one text are refused', async () => {
    await expect(ask(engine(), 'select 1; select 2')).rejects.toMatchObject({ code: 'warehouse-failed' })
  })
})

describe.each(engines)('$name lists what it has', ({ name, open }) => {
  const engine = useEngine(open, setup)

  test('tables and views are listed with the families of their columns', async () => {
    const tables = await engine().inspect()
    expect(tables.map((table) => table.name)).toEqual(['mixed', 'open_sale', 'sale'])
    const families = tables.map((table) => table.columns.map((column) => [column.name, column.type, column.nullable]))
    expect(families).toEqual([
      [
        ['mood', 'text', true],
        ['numbers', 'other', true],
        ['opens', 'other', true],
      ],
      [
        ['id', 'integer', true],
        ['amount', 'decimal', true],
      ],
      [
        ['id', 'integer', false],
        ['small', 'integer', true],
        ['big', 'integer', true],
        ['amount', 'decimal', true],
        ['share', 'double', true],
        ['part', 'double', true],
        ['name', 'text', true],
        ['open', 'boolean', false],
        ['day', 'date', true],
        ['made', 'timestamp', true],
        ['moment', 'timestamptz', true],
        ['extra', 'json', true],
        ['uid', 'text', true],
        ['code', 'text', true],
      ],
    ])
    const amount = tables[2]?.columns[3]
    expect(amount?.databaseType).toBe(name === 'PostgreSQL' ? 'numeric(30,10)' : 'DECIMAL(30,10)')
  })
})
