import { expect, test } from 'vitest'

test('fails', () => {
  expect('a failing test').toBe('seen')
})
