import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createDatabase } from '../postgres.ts'
import { ended, runCli, startCli, workingFolder } from './run-cli.ts'

const metrics = `models:
  orders: { table: orders, key: order_id, metricTime: orderedAt, dimensions: { status: status, orderedAt: ordered_at } }
metrics:
  salesCount: { model: orders, count: rows, where: { status: completed } }
`

/** Waits until a process has said something that fits. */
function said(child: ReturnType<typeof startCli>, pattern: RegExp): Promise<RegExpExecArray> {
  let text = ''
  return new Promise((resolve, reject) => {
    child.stderr?.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      const found = pattern.exec(text)
      if (found !== null) resolve(found)
    })
    child.once('close', () => reject(new Error(`The process ended. It said:\n${text}`)))
  })
}

test('serve makes the demo, answers questions at its date, and stops well', async () => {
  const cwd = workingFolder({ 'metrics/a.yaml': metrics })
  const child = startCli(['serve', '--port', '0', '--scale', '0.01'], { cwd })
  const end = ended(child)
  const [, url = ''] = await said(child, /1 metrics? over the demo, in which it is 2026-01-01: \S+\nPrograms post to (\S+)\n/)
  const query =
    '{ metrics(period: { last: { count: 1, grain: YEAR } }) { salesCount breakdown(by: [timeYear]) { nodes { key { timeYear } salesCount } } } }'
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }) })
  expect(await response.json()).toEqual({
    data: {
      metrics: {
        salesCount: expect.any(Number),
        breakdown: { nodes: [{ key: { timeYear: '2025-01-01' }, salesCount: expect.any(Number) }] },
      },
    },
  })
  expect((await fetch(new URL('/readyz', url))).status).toBe(200)
  child.kill('SIGTERM')
  const { code, err } = await end
  expect(code).toBe(0)
  expect(err).toMatch(/^Making the demo: [\d,]+ rows\n/)
  expect(err).toContain('breakdown(by: [timeMonth]) { nodes { key { timeMonth } salesCount } }')
  expect(readdirSync(join(cwd, '.grainline'))).toEqual(['demo-1-0.01-1.duckdb'])
})

test('Ctrl-C while the demo is made leaves nothing behind', async () => {
  const cwd = workingFolder({ 'metrics/a.yaml': metrics })
  const child = startCli(['serve', '--scale', '1'], { cwd })
  const end = ended(child)
  await said(child, /Making the demo: /)
  child.kill('SIGINT')
  expect(await end).toMatchObject({ code: 130, err: expect.stringMatching(/\nStopped\. What was begun is gone again\.\n$/) })
  expect(existsSync(join(cwd, '.grainline')) ? readdirSync(join(cwd, '.grainline')) : []).toEqual([])
})

test('demo load fills an empty database, and never one that is not', async () => {
  const cwd = workingFolder()
  const first = await runCli(['demo', 'load', 'duckdb:shop.duckdb', '--scale', '0.01', '--seed', '7'], { cwd })
  expect(first).toMatchObject({
    code: 0,
    out: '',
    err: expect.stringMatching(/\nThe demo is loaded\. WAREHOUSE_URL names it to all other commands\.\n$/),
  })
  expect(existsSync(join(cwd, 'shop.duckdb'))).toBe(true)
  expect(await runCli(['demo', 'load', 'duckdb:shop.duckdb', '--scale', '0.01'], { cwd })).toEqual({
    code: 1,
    out: '',
    err: 'The file "shop.duckdb" exists already. Nothing is ever overwritten: the demo needs a name that is free.\n',
  })
  const database = await createDatabase()
  expect(await runCli(['demo', 'load', database.url, '--scale', '0.01'], { cwd })).toMatchObject({ code: 0 })
  await database.drop()
})

test.each([
  [
    ['--scale', '1000'],
    'The demo cannot be made at scale "1000". The scale is a number from 0.01 to 100; 1 makes about two million rows.\n',
  ],
  [['--scale', 'big'], 'The demo cannot be made at scale "NaN". The scale is a number from 0.01 to 100; 1 makes about two million rows.\n'],
  [['--seed', '1.5'], 'The demo cannot be made from the seed "1.5". The seed is a whole number.\n'],
])('demo load takes no %j', async (options, err) => {
  expect(await runCli(['demo', 'load', 'duckdb:shop.duckdb', ...options], { cwd: workingFolder() })).toEqual({ code: 1, out: '', err })
})
