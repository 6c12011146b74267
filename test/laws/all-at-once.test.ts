import fc from 'fast-check'
import { expect, test } from 'vitest'
import { warehouseTables } from '../../schema/warehouse.ts'
import { loadDefinitions } from '../../src/definition/load-definitions.ts'
import { InvalidDefinitionError } from '../../src/problem/problem.ts'
import { linkCheckedCatalog } from '../../src/standing/link-checked-catalog.ts'
import { fuzz } from '../oracle/fuzz.ts'
import { isFields, MISTAKES, type Planted, WRONG_OPTIONS, type Written } from './planted-mistakes.ts'

const loaded = await loadDefinitions('metrics')
const catalog = linkCheckedCatalog({ ...loaded, tables: warehouseTables })
const written = loaded.definitions.map(({ definition }) => named(definition))

/** A definition as YAML would say it: what it refers to by name. */
function named(definition: object): Written {
  const spelt = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(spelt)
    if (!isFields(value)) return value
    return 'kind' in value && 'name' in value
      ? value.name
      : Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, spelt(inner)]))
  }
  return Object.fromEntries(Object.entries(definition).map(([key, value]) => [key, spelt(value)]))
}

const byText = (a: string, b: string) => (a < b ? -1 : 1)

function inputsOf(name: string): ReadonlySet<string> {
  const direct = catalog.metrics.get(name)?.inputs ?? []
  return new Set([...direct, ...direct.flatMap((input) => [...inputsOf(input)])])
}

/** Mistakes in as many definitions; a wrong unit where nothing that the unit is made of is wrong, too. */
function plant(picks: readonly { readonly at: number; readonly mistake: string; readonly pick: number }[]): ReadonlyMap<number, Planted> {
  const all = new Map<number, Planted>()
  const wrong = new Set<string>()
  const units = new Set<string>()
  for (const { at, mistake, pick } of picks) {
    const index = at % written.length
    const name = String(written[index]?.name)
    const isUnit = mistake === 'wrongUnit'
    if (all.has(index) || units.has(name) || (isUnit && [...inputsOf(name)].some((input) => wrong.has(input)))) continue
    if (written[index]?.kind === 'translation') continue
    const found = MISTAKES[mistake]?.(written[index] ?? {}, catalog, pick)
    if (found === undefined) continue
    all.set(index, found)
    wrong.add(name)
    if (isUnit) for (const input of [name, ...inputsOf(name)]) units.add(input)
  }
  return all
}

function foundIn(definitions: readonly Written[], options: object = {}): readonly string[] {
  const given = { ...loaded.options, ...options }
  try {
    linkCheckedCatalog({ definitions: definitions.map((definition) => ({ definition })), tables: warehouseTables, options: given })
  } catch (error) {
    if (error instanceof InvalidDefinitionError) return error.problems.map(({ code, path }) => `${code} ${path.join('.')}`).sort(byText)
    throw error
  }
  return []
}

test('definitions as data say what they say as TypeScript', () => {
  expect(foundIn(written)).toEqual([])
})

test.each(Object.keys(MISTAKES))('%s is found wherever it is made, once', (mistake) => {
  const places = [...written.keys()].flatMap((at) => [...plant([{ at, mistake, pick: at }])])
  expect(places.length).toBeGreaterThan(3)
  for (const [index, { definition, code, at }] of places.filter((_, place) => place % Math.ceil(places.length / 10) === 0))
    expect(foundIn(written.with(index, definition))).toEqual([`${code} ${at.join('.')}`])
})

test.each(Object.values(WRONG_OPTIONS))('a mistake in the options is found, and nothing else: $found', ({ options, found }) => {
  expect(foundIn(written, options)).toEqual([found])
})

test('any number of mistakes are all found in one round, and nothing else is', () => {
  const mistake = fc.constantFrom(...Object.keys(MISTAKES))
  const picks = fc.array(fc.record({ at: fc.nat(), mistake, pick: fc.nat() }), { minLength: 2, maxLength: 60 })
  const wrongOptions = fc.subarray(Object.values(WRONG_OPTIONS))
  fc.assert(
    fc.property(picks, wrongOptions, (chosen, wrong) => {
      const planted = plant(chosen)
      const expected = [...[...planted.values()].map(({ code, at }) => `${code} ${at.join('.')}`), ...wrong.map(({ found }) => found)]
      const options = Object.assign({}, ...wrong.map((one) => one.options))
      const definitions = written.map((definition, index) => planted.get(index)?.definition ?? definition)
      expect(foundIn(definitions, options)).toEqual(expected.sort(byText))
    }),
    {
      numRuns: Number(process.env.FUZZ_QUESTIONS ?? 12),
      ...fuzz(),
    },
  )
})
