import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { engines } from '../../engine/engines.ts'
import { startExample } from '../example-server.ts'
import { generateTypes } from './generate-types.ts'

const [, { open }] = engines
const example = startExample(open)
const operation = readFileSync(join(import.meta.dirname, 'dashboard.graphql'), 'utf8')

test('generated/dashboard.ts is what a client generates from the schema', async () => {
  const text = await generateTypes(example().schema, operation)
  expect(text).not.toMatch(/\bany\b/)
  await expect(text, 'The types of the dashboard changed: npx vitest run test/graphql/codegen -u').toMatchFileSnapshot(
    'generated/dashboard.ts',
  )
})

test('the dashboard is answered', async () => {
  const period = { between: { from: '2025-01-01', to: '2025-05-01' } }
  const { data, errors } = await example().ask(operation, { period, countries: ['DE', 'FR'] })
  expect(errors).toEqual([])
  expect(data).toMatchObject({
    metrics: { orderCount: 5, completedShare: 11 / 12, discountTotal: '0.4', trend: { nodes: [{}, {}, {}, {}] } },
  })
})
