import { existsSync } from 'node:fs'
import { readdir, rm, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { loadDuckdb, partialSuffix } from './load-duckdb.ts'
import type { LoadOptions } from './load-watch.ts'

/** Goes up whenever the same options give other rows, or the tables change; files of other versions are left alone. */
const demoVersion = 1
/** A load takes less than a minute: what has been half made for longer was left by a process that was killed. */
const abandonedAfterMilliseconds = 15 * 60_000

async function sweepAbandoned(directory: string): Promise<void> {
  const names = existsSync(directory) ? await readdir(directory) : []
  for (const name of names.filter((each) => each.startsWith('demo-') && each.endsWith(partialSuffix))) {
    const path = join(directory, name)
    const changed = await stat(path).catch(() => null)
    if (changed !== null && Date.now() - changed.mtimeMs > abandonedAfterMilliseconds) await rm(path, { recursive: true, force: true })
  }
}

/**
 * The demo as a DuckDB file under `directory/.grainline`, made when it is not there yet and kept from then on. When several processes
 * start at once, each makes its own and all end with one complete file.
 */
export async function ensureDemo(options: LoadOptions & { readonly directory: string }): Promise<{ url: string; created: boolean }> {
  const directory = resolve(options.directory, '.grainline')
  const path = join(directory, `demo-${demoVersion}-${options.scale}-${options.seed}.duckdb`)
  const url = `duckdb:${path}`
  if (existsSync(path)) return { url, created: false }
  await sweepAbandoned(directory)
  try {
    await loadDuckdb(path, options)
    return { url, created: true }
  } catch (error) {
    // Where a file in use cannot be replaced, the process that came second takes the first one's.
    if (existsSync(path)) return { url, created: false }
    throw error
  }
}
