import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { onTestFinished } from 'vitest'

const main = resolve('src/cli/main.ts')
const tsx = import.meta.resolve('tsx')

export interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

export interface RunOptions {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
}

/** The command line as a process of its own, with nothing of the environment that could change what it does. */
export function startCli(args: readonly string[], { cwd, env = {} }: RunOptions = {}): ChildProcess {
  const { PATH = '', HOME = '' } = process.env
  const child = spawn(process.execPath, ['--import', tsx, main, ...args], { cwd, env: { PATH, HOME, UV_THREADPOOL_SIZE: '8', ...env } })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

/** What a process says until it ends. */
export function ended(child: ChildProcess): Promise<Ran> {
  let [out, err] = ['', '']
  child.stdout?.on('data', (chunk: Buffer) => {
    out += chunk.toString()
  })
  child.stderr?.on('data', (chunk: Buffer) => {
    err += chunk.toString()
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, out, err }))
  })
}

export function runCli(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  return ended(startCli(args, options))
}

/** A working folder with these files, for as long as the test runs. */
export function workingFolder(files: Readonly<Record<string, string>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'grainline-cli-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  return folder
}

/** Two models and two metrics over `shop`. */
export const shopMetrics = `models:
  shops: { table: shops, key: shop_id, dimensions: { city: city } }
  sales:
    table: sales
    key: sale_id
    metricTime: soldAt
    entities: { shop: { model: shops, column: shop_id } }
    dimensions: { soldAt: sold_at }
metrics:
  revenue: { model: sales, sum: amount }
  saleCount: { model: sales, count: rows }
`

/** A warehouse of shops and their sales, sound but for one sale of a shop that is not there. */
export const shop = [
  'create table shops (shop_id bigint, city text)',
  'create table sales (sale_id bigint, shop_id bigint, amount numeric(12, 2), sold_at timestamptz)',
  "insert into shops values (1, 'Sofia'), (2, 'Varna')",
  "insert into sales values (1, 1, 10.5, '2025-01-05'), (2, 1, 4.5, '2025-02-05'), (3, 2, 7, '2025-02-06'), (4, 9, 1, '2025-02-07')",
]
