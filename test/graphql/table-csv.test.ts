import { describe, expect, test } from 'vitest'
import type { ColumnValue } from '../../src/graphql/table-data.ts'
import { writeCsv } from '../../src/graphql/write-csv.ts'
import { engines } from '../engine/engines.ts'
import { problemsOf, startExample } from './example-server.ts'

const column = (name: string, kind: ColumnValue['kind'], unit?: string): ColumnValue => ({
  name,
  kind,
  type: 'String',
  label: `${name}!`,
  unit,
})
const columns = [column('who', 'KEY'), column('amount', 'METRIC', 'EUR')]
const plain = { header: 'names', bom: false } as const

test('a cell that a spreadsheet would take for a formula is told apart, and numbers stay numbers', () => {
  const texts = ['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', 'a=b', '-']
  const numbers = [-5, '-5.10', 1e21, 0, null, 2.5, -0.5, '7']
  const csv = writeCsv({ columns, rows: texts.map((text, index) => [text, numbers[index]]) }, plain)
  expect(csv.split('\r\n')).toEqual([
    'who,amount',
    "'=1+1,-5",
    "'+1,-5.10",
    "'-1,1e+21",
    "'@SUM(A1),0",
    "'\tx,",
    '"\'\rx",2.5',
    'a=b,-0.5',
    "'-,7",
    '',
  ])
})

test('quotes, commas and lines within a cell are quoted, nothing is empty, and truth is told in words', () => {
  const rows = [
    ['say "hi"', 1],
    ['a,b', 2],
    ['x\ny', 2],
    ['two\r\nlines', 3],
    [null, null],
    [true, 4],
    ['', 5],
    ['Ärger', 6],
  ]
  expect(writeCsv({ columns, rows }, { header: 'none', bom: false })).toBe(
    '"say ""hi""",1\r\n"a,b",2\r\n"x\ny",2\r\n"two\r\nlines",3\r\n,\r\ntrue,4\r\n,5\r\nÄrger,6\r\n',
  )
})

test('the first line has names, labels, or labels with units', () => {
  const line = (header: Parameters<typeof writeCsv>[1]['header'], bom = false) => writeCsv({ columns, rows: [] }, { header, bom })
  expect([line('names'), line('labels'), line('labelsWithUnits'), line('none'), line('names', true)]).toEqual([
    'who,amount\r\n',
    'who!,amount!\r\n',
    'who!,amount! (EUR)\r\n',
    '',
    '\uFEFFwho,amount\r\n',
  ])
})

describe.each(engines)('$name', ({ open }) => {
  const example = startExample(open)
  const table = (selected: string, more = '') =>
    example().ask(`{ table(input: { metrics: [orderCount, discountTotal], by: [accountCountry, orderStatus]${more} }) { ${selected} } }`)

  test('a file has the rows of the table, with the definition of each column beside them', async () => {
    const { data, errors } = await table('rows csv(header: LABELS_WITH_UNITS) columns { name formula description }')
    expect(errors).toEqual([])
    const { table: answered } = JSON.parse(JSON.stringify(data))
    const lines = answered.rows.map((row: readonly unknown[]) => row.map((cell) => cell ?? '').join(','))
    expect(answered.csv).toBe(['Country,orderStatus,Orders (count),discountTotal (EUR)', ...lines, ''].join('\r\n'))
    expect(lines).toContain('DE,completed,3,0.4')
    expect(answered.columns.slice(2)).toEqual([
      { name: 'orderCount', formula: 'number of rows over orders', description: 'Orders of every status.' },
      { name: 'discountTotal', formula: 'sum of discount over orderLines', description: null },
    ])
  })

  test('a pivoted table has a column for each value of a key, and what a metric is without rows where there are none', async () => {
    const { data, errors } = await table('pivot(across: "orderStatus") { columns { name label across } rows csv }')
    expect(errors).toEqual([])
    expect(data).toEqual({
      table: {
        pivot: {
          columns: [
            { name: 'accountCountry', label: 'Country', across: null },
            { name: 'orderCount cancelled', label: 'Orders cancelled', across: 'cancelled' },
            { name: 'discountTotal cancelled', label: 'discountTotal cancelled', across: 'cancelled' },
            { name: 'orderCount completed', label: 'Orders completed', across: 'completed' },
            { name: 'discountTotal completed', label: 'discountTotal completed', across: 'completed' },
          ],
          rows: [
            ['DE', 0, '0', 3, '0.4'],
            ['FR', 1, '0', 1, '0'],
            [null, 1, '0', 2, '0'],
          ],
          csv: [
            'accountCountry,orderCount cancelled,discountTotal cancelled,orderCount completed,discountTotal completed',
            'DE,0,0,3,0.4',
            'FR,1,0,1,0',
            ',1,0,2,0',
            '',
          ].join('\r\n'),
        },
      },
    })
  })

  test('what is no key, or a page only, is not pivoted', async () => {
    expect(problemsOf(await table('pivot(across: "ordrStatus") { rows }'))).toEqual([
      'table.pivot no-key: "across" names a key of the table, and "ordrStatus" is none. Did you mean "orderStatus"?',
    ])
    expect(problemsOf(await table('pivot(across: "orderStatus") { rows }', ', first: 2'))).toEqual([
      'table.pivot pivot-of-a-page: This is one page of the table, and a pivoted one needs all of its rows. Ask without "first" and "after".',
    ])
    const days = 'by: [timeDay], fill: true, period: { between: { from: "2023-01-01", to: "2024-06-01" } }'
    const wide = `{ table(input: { metrics: [orderCount, buyers], ${days} }) { pivot(across: "timeDay") { csv } } }`
    expect(problemsOf(await example().ask(wide))).toEqual([
      'table.pivot too-many-columns: "timeDay" would make 1034 columns, and 1000 is the most. Filter it, or read it at a coarser time grain.',
    ])
  })
})
