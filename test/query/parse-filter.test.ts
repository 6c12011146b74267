import { expect, test } from 'vitest'
import { parseFilter } from '../../src/query/parse-filter.ts'

function told(filter: string): readonly string[] {
  const problems: string[] = []
  const parsed = parseFilter(JSON.parse(filter), (code, message, path) => problems.push(`${path.join('.')} ${code}: ${message}`))
  expect(parsed === undefined).toBe(problems.length > 0)
  return problems
}

test('a filter of the name that no field can have is refused, wherever it stands: without it, more rows would pass', () => {
  const said =
    'malformed-filter: The filter cannot be read. "__proto__" cannot be a name: every object has something else of that name. Give it another one.'
  expect(told('{ "status": "won", "__proto__": { "eq": "x" } }')).toEqual([`__proto__ ${said}`])
  expect(told('{ "or": [{ "status": "won" }, { "__proto__": "x" }] }')).toEqual([`or.1.__proto__ ${said}`])
  expect(told('{ "account": { "having": { "__proto__": { "gt": 1 } } } }')).toEqual([`account.having.__proto__ ${said}`])
  expect(told('{ "status": "won" }')).toEqual([])
})
