import pg from 'pg'
import { loadProgress } from '../../src/cli/load-progress.ts'
import { makeDemo } from '../../src/cli/make-demo.ts'
import { loadDemo } from '../../src/demo/load-demo.ts'
import { type Engine, openEngine } from '../../src/index.ts'
import { startPostgres } from '../postgres-server.ts'

/** The demo at its default scale in one database. */
export interface BenchWarehouse {
  readonly label: string
  readonly engine: Engine
  close(): Promise<void>
}

const demo = { scale: 1, seed: 1 }

async function version(engine: Engine): Promise<string> {
  const [row] = await engine.run({ text: 'select version()', parameters: [] }, { deadlineMs: 5000 })
  return String(row?.[0]).split(' on ')[0] ?? ''
}

async function openDuckdbDemo(): Promise<BenchWarehouse> {
  const engine = await openEngine(`duckdb:${await makeDemo(demo.scale)}`)
  return { label: `DuckDB ${await version(engine)}`, engine, close: () => engine.close() }
}

async function openGivenPostgres(url: string): Promise<BenchWarehouse> {
  const engine = await openEngine(url)
  return { label: `${await version(engine)} of BENCH_POSTGRES_URL`, engine, close: () => engine.close() }
}

async function runOn(url: string, statement: string): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  await client.query(statement).finally(() => client.end())
}

async function loadPostgresDemo(url: string): Promise<void> {
  const progress = loadProgress(process.stderr, 'Loading the demo into PostgreSQL')
  try {
    await loadDemo({ ...demo, url, onProgress: progress.report })
  } finally {
    progress.end()
  }
  // Without it the first statements would be the ones to set the hint bits of every row.
  await runOn(url, 'vacuum analyze')
}

async function startPostgresDemo(): Promise<BenchWarehouse> {
  const server = await startPostgres()
  const name = `grainline_bench_${process.pid}`
  const url = new URL(server.url)
  url.pathname = `/${name}`
  const remove = async () => {
    await runOn(server.url, `drop database if exists ${name} with (force)`)
    await server.stop()
  }
  try {
    await runOn(server.url, `create database ${name}`)
    await loadPostgresDemo(url.href)
    const engine = await openEngine(url.href)
    const close = async () => {
      await engine.close()
      await remove()
    }
    return { label: `${await version(engine)}, its own settings but for fsync=off`, engine, close }
  } catch (error) {
    await remove()
    throw error
  }
}

async function openPostgresDemo(): Promise<BenchWarehouse> {
  const given = process.env.BENCH_POSTGRES_URL
  return given === undefined ? startPostgresDemo() : openGivenPostgres(given)
}

/** Ways to the demo, by the names of the databases. */
export const openDemo = { duckdb: openDuckdbDemo, postgres: openPostgresDemo } as const
