import { expect, test } from 'vitest'
import { exportedDefinitions } from '../../src/definition/exported-definitions.ts'
import { placeInLiteral } from '../../src/definition/literal-place.ts'

const text = `{
  // where: 'in a comment'
  model: orders, label: 'A "quoted", {odd} label', 'time': "at", /* sum: 1 */ unit,
  where: { status: 'won', and: [{ amount: { gte: 5 } }, { not: { source: \`a, {b} c\` } }] },
  ...shared, [computed]: 5, note: 'It\\'s, {odd', after: 1,
  times: (a, b) => [a, b],
  playbook: [
    { condition: 'Low.', action: 'Call.' },
    shared,
  ],
} as const)`

/** The text from a place on, as far as its line goes. */
function found(path: readonly (string | number)[], part?: 'key'): string | undefined {
  const at = placeInLiteral(text, 0, path, part)
  return at === undefined ? undefined : text.slice(at, at + 12).split('\n')[0]
}

test.each<[readonly (string | number)[], 'key' | undefined, string | undefined]>([
  [['model'], undefined, 'orders, labe'],
  [['model'], 'key', 'model: order'],
  [['label'], undefined, `'A "quoted",`],
  [['time'], undefined, '"at", /* sum'],
  [['unit'], undefined, 'unit,'],
  [['where'], undefined, 'where: { sta'],
  [['where', 'status'], undefined, `'won', and: `],
  [['where', 'and', 0, 'amount', 'gte'], undefined, '5 } }, { not'],
  [['where', 'and', 1, 'not', 'source'], undefined, '`a, {b} c` }'],
  [['times'], undefined, '(a, b) => [a'],
  [['playbook', 0, 'action'], undefined, `'Call.' },`],
  [['playbook', 1, 'action'], undefined, 'shared,'],
  [['model', 'deeper'], undefined, 'orders, labe'],
  [['after'], undefined, '1,'],
  [['where', 'nowhere'], undefined, 'where: { sta'],
  [['sum'], undefined, undefined],
  [['computed'], undefined, undefined],
])('the place of %j (%s) in an object of TypeScript', (path, part, expected) => {
  expect(found(path, part)).toBe(expected)
})

test.each(['{ a: ) b: 5 }', '{ a: /[}]/, b: 5', '{', '[', "{ a: 'never", '{ a: `never', '{ /* never'])(
  'a text that is other than it looks ends: %s',
  (odd) => {
    expect(() => placeInLiteral(odd, 0, ['b', 0])).not.toThrow()
  },
)

test('a definition in TypeScript has each of its fields in its own place', () => {
  const file = `const rate = conversion('rate', {
  base: trials,
  per: 'acount',
})`
  const [source] = exportedDefinitions([{ file: 'a.ts', text: file, exported: { rate: { kind: 'metric', name: 'rate' } } }]).definitions
  expect(source?.place?.(['per'])).toEqual({ file: 'a.ts', line: 3, column: 8 })
  expect(source?.place?.(['per'], 'key')).toEqual({ file: 'a.ts', line: 3, column: 3 })
  expect(source?.place?.(['label'])).toEqual({ file: 'a.ts', line: 1, column: 25 })
  expect(source?.place?.([])).toEqual({ file: 'a.ts', line: 1, column: 25 })
})
