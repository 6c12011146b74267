import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, sep } from 'node:path'
import { expect, test } from 'vitest'

/** Rooms in the order in which data moves; a room imports from itself and from rooms above it. */
const ROOMS = [
  'problem',
  'expression',
  'definition',
  'catalog',
  'query',
  'standing',
  'plan',
  'sql',
  'engine',
  'metrics-layer.ts',
  'demo',
  'graphql',
  'docs',
  'server',
  'cli',
]

/** Imports that stand above and are still not for this room. */
const CLOSED: Readonly<Record<string, readonly string[]>> = { sql: ['catalog', 'query', 'definition'] }

const PURE = ['problem', 'expression', 'definition', 'catalog', 'query', 'standing', 'plan', 'sql']
const INPUT_AND_OUTPUT = /^(node:|pg$|@duckdb\/|pino|commander|tsx|@apollo\/)/

/** Definitions are files: reading them is the one thing that a pure room does with the world. */
const READS_FILES = /^src\/definition\/load-/

interface Import {
  readonly file: string
  readonly from: string
  readonly to: string
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file))
}

function imports(): readonly Import[] {
  return filesIn('src').flatMap((file) => {
    const text = readFileSync(file, 'utf8')
    return [...text.matchAll(/(?:from|import)\s*\(?'([^']+)'/g)].map(([, to = '']) => ({
      file,
      from: room(file),
      to: to.startsWith('.') ? normalize(join(dirname(file), to)) : to,
    }))
  })
}

function room(file: string): string {
  return file.split(sep)[1] ?? ''
}

const all = imports()
const inside = all.filter(({ from, to }) => ROOMS.includes(from) && to.startsWith('src'))

test('there are rooms and they import each other', () => {
  expect(inside.length).toBeGreaterThan(100)
})

test('every file of src is in a room', () => {
  const homeless = filesIn('src').filter((file) => !ROOMS.includes(room(file)) && file !== 'src/index.ts')
  expect(homeless).toEqual([])
})

test('a room imports from itself and from rooms above it only', () => {
  const wrong = inside.filter(
    ({ from, to }) => ROOMS.indexOf(room(to)) > ROOMS.indexOf(from) || CLOSED[from]?.includes(room(to)) || room(to) === 'index.ts',
  )
  expect(wrong.map(({ file, to }) => `${file} -> ${to}`)).toEqual([])
})

test('rooms up to sql touch neither files, network, processes nor drivers', () => {
  const wrong = all.filter(({ file, from, to }) => PURE.includes(from) && INPUT_AND_OUTPUT.test(to) && !READS_FILES.test(file))
  expect(wrong.map(({ file, to }) => `${file} -> ${to}`)).toEqual([])
})

test('the plan does not know Kysely, and only metrics, demo and schema know the CRM', () => {
  expect(all.filter(({ from, to }) => from === 'plan' && to === 'kysely')).toEqual([])
  expect(all.filter(({ to }) => /^(metrics|schema)\b/.test(to)).map(({ file }) => file)).toEqual([])
})

test('definitions import nothing from inside but the public words', () => {
  const metrics = filesIn('metrics')
  const reaching = metrics.filter((file) => /from '[^']*\/src\//.test(readFileSync(file, 'utf8')))
  expect(metrics.length).toBeGreaterThan(0)
  expect(reaching).toEqual([])
})
