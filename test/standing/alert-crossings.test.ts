import { expect, test } from 'vitest'
import { changeOf } from '../../src/standing/alert-crossings.ts'

test('S18 the relative change of an alert is over what was before, whatever the sign of that', () => {
  const pairs = [
    [15, 10],
    [5, -10],
    [-20, -10],
    [-5, 10],
  ] as const
  expect(pairs.map(([value, before]) => changeOf('change', value, before))).toEqual([0.5, 1.5, -1, -1.5])
  expect([changeOf('change', 1, 0), changeOf('change', null, 1), changeOf('change', 1, null)]).toEqual([null, null, null])
})

test('the difference of an alert is exact to the last decimal', () => {
  expect([changeOf('difference', 0.3, 0.1), changeOf('difference', -5, 10)]).toEqual([0.2, -15])
})
