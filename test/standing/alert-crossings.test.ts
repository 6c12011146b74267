import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import type { Alert } from '../../src/catalog/alert.ts'
import { PLAIN_GRAINS } from '../../src/expression/time-grain.ts'
import { alertState, changeOf, crossingsOf, type Finding, isBeyond } from '../../src/standing/alert-crossings.ts'
import { alertSteps } from '../../src/standing/alert-steps.ts'

const finding = (id: string, holds: boolean): Finding<string> => ({
  key: id,
  id,
  value: 1,
  before: null,
  change: null,
  threshold: 1,
  holds,
})

/** What is told of groups, each of which is beyond its limit at some steps, the latest first. */
function told(groups: Readonly<Record<string, readonly boolean[]>>, steps: number) {
  const found = Array.from({ length: steps }, (_, index) => ({
    at: Temporal.ZonedDateTime.from(`2025-01-${String(10 - index).padStart(2, '0')}T00:00:00[UTC]`),
    findings: Object.entries(groups).map(([id, holds]) => finding(id, holds[index] === true)),
  }))
  return crossingsOf(found).map(({ id, state, since }) => [id, state, since?.toPlainDate().toString()])
}

test('a group fires where it was within the limit for the whole cool-down, goes on, or comes back too soon', () => {
  const groups = { fires: [true, false, false], goesOn: [true, true, false], isBack: [true, false, true], always: [true, true, true] }
  expect(told({ ...groups, quiet: [false, true, true] }, 3)).toEqual([
    ['fires', 'fired', '2025-01-10'],
    ['goesOn', 'ongoing', '2025-01-09'],
    ['isBack', 'cooling', '2025-01-10'],
    ['always', 'ongoing', undefined],
  ])
})

test('an alert has fired where one group has, and is on where none has and some are beyond the limit', () => {
  const states = (...all: readonly ('fired' | 'ongoing' | 'cooling')[]) => alertState(all.map((state) => ({ state })))
  expect([states(), states('ongoing', 'cooling'), states('ongoing', 'fired')]).toEqual(['quiet', 'on', 'fired'])
})

test('a limit itself is beyond it only where the alert says so, and nothing is where there is no number', () => {
  const beyond = (operator: 'gt' | 'gte' | 'lt' | 'lte') => [4, 5, 6, null].map((value) => isBeyond({ operator, threshold: 5 }, value))
  expect(beyond('gt')).toEqual([false, false, true, false])
  expect(beyond('gte')).toEqual([false, true, true, false])
  expect(beyond('lt')).toEqual([true, false, false, false])
  expect(beyond('lte')).toEqual([true, true, false, false])
})

test('an alert is looked at where its grain began last, and at as many steps before as its cool-down is long', () => {
  const rule: Alert = {
    name: 'a',
    words: {},
    of: { kind: 'goal', goal: 'g', failure: 'missed' },
    every: 'day',
    coolDown: 2,
    timezone: undefined,
    action: undefined,
  }
  const time = { timezone: 'Europe/Berlin', now: '2025-03-31T05:00:00Z', grains: PLAIN_GRAINS }
  const steps = (alert: Alert) => alertSteps(alert, time, () => {}).map((step) => step.toInstant().toString())
  expect(steps(rule)).toEqual(['2025-03-30T22:00:00Z', '2025-03-29T23:00:00Z', '2025-03-28T23:00:00Z'])
  expect(steps({ ...rule, every: 'month', coolDown: 1, timezone: 'UTC' })).toEqual(['2025-03-01T00:00:00Z', '2025-02-01T00:00:00Z'])
})

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
