import { describe, expect, test } from 'vitest'
import type { Goal } from '../../src/catalog/goal.ts'
import { plainGrain } from '../../src/expression/time-grain.ts'
import { runningTotals } from '../../src/standing/exact-sum.ts'
import { goalClock } from '../../src/standing/goal-clock.ts'
import { type GoalCourse, goalCourse, goalFigures } from '../../src/standing/goal-figures.ts'
import { goalHistory } from '../../src/standing/goal-history.ts'
import { goalOutlook } from '../../src/standing/goal-outlook.ts'
import { milestoneState } from '../../src/standing/milestone-state.ts'

const YEAR = { from: '2025-01-01', to: '2026-01-01' }
const HALF = '2025-07-02T12:00:00Z'
const sum: GoalCourse['metric'] = { additivity: 'additive', unit: { kind: 'count' }, goodWhen: 'up', parts: [] }
const ratio: GoalCourse['metric'] = { additivity: 'nonAdditive', unit: { kind: 'ratio' }, goodWhen: 'up', parts: [] }
const state: GoalCourse['metric'] = { additivity: 'semiAdditive', unit: { kind: 'count' }, goodWhen: 'up', parts: [] }

function goal(changed: Partial<Goal>): Goal {
  const words = {}
  const empty = { variant: undefined, where: undefined, timezone: undefined, owner: undefined, plan: undefined, relevance: undefined }
  const own = { name: 'g', specific: 'x', metric: 'm', request: 'm', parameters: {}, milestones: [], subGoals: [], objective: undefined }
  return { ...empty, ...own, words, period: YEAR, baseline: 1000, target: 1200, ...changed }
}

function course(changed: Partial<Goal>, metric = ratio, now = HALF, fromPeriod: number | null = null): GoalCourse {
  const one = goal(changed)
  const clock = goalClock(one, { timezone: 'UTC', now }, (_code, message) => expect.fail(message))
  if (clock === undefined) throw new Error('The clock of the goal was not read.')
  return goalCourse(one, metric, clock, fromPeriod)
}

const ENDED = '2026-02-01T00:00:00Z'
const BEFORE = '2024-12-22T00:00:00Z'

test('progress is the share of the way from baseline to target, at half of the time', () => {
  expect(goalFigures(course({ baseline: 0.2, target: 0.4 }), 0.25)).toEqual({
    baseline: 0.2,
    target: 0.4,
    actual: 0.25,
    progress: expect.closeTo(0.25),
    remaining: expect.closeTo(0.15),
    expected: expect.closeTo(0.3),
    onTrack: false,
    state: 'running',
    projected: 0.25,
  })
})

test('a relative target is reckoned from the baseline, whatever its sign', () => {
  expect(course({ target: { change: 0.2 } }).target).toBe(1200)
  expect(course({ baseline: -100, target: { change: 0.2 } }).target).toBe(-80)
  expect(course({ baseline: { period: YEAR }, target: { change: -0.5 } }, ratio, HALF, 0.5).target).toBe(0.25)
  expect(course({ baseline: { period: YEAR }, target: { change: 0.5 } }).target).toBeNull()
})

test('a goal may lead down', () => {
  const down = { baseline: 6, target: 3 }
  expect(goalFigures(course(down), 4)).toMatchObject({ progress: expect.closeTo(2 / 3), expected: 4.5, onTrack: true, remaining: -1 })
  expect(goalFigures(course(down, ratio, ENDED), 3.5)).toMatchObject({ state: 'missed', onTrack: false })
  expect(goalFigures(course(down, ratio, ENDED), 3)).toMatchObject({ state: 'reached', onTrack: true, progress: 1 })
})

test('overshoot is over one, and the wrong way under zero', () => {
  expect(goalFigures(course({ baseline: 0, target: 10 }), 15).progress).toBe(1.5)
  expect(goalFigures(course({ baseline: 10, target: 20 }), 5).progress).toBe(-0.5)
})

test('no distance has no progress, and holds what is good for the metric', () => {
  const none = { baseline: 0.5, target: 0.5 }
  expect(goalFigures(course(none), 0.6)).toMatchObject({ progress: null, onTrack: true, state: 'running' })
  expect(goalFigures(course(none, ratio, ENDED), 0.4)).toMatchObject({ progress: null, onTrack: false, state: 'missed' })
  expect(goalFigures(course(none, { ...ratio, goodWhen: 'neutral' }, ENDED), 0.4)).toMatchObject({ onTrack: null, state: 'ended' })
})

test('a sum starts from zero: its pace and its projection do, too', () => {
  expect(goalFigures(course({}, sum), 500)).toMatchObject({
    expected: 600,
    onTrack: false,
    projected: 1000,
    state: 'running',
    progress: -2.5,
  })
  expect(goalFigures(course({}, sum), 1200)).toMatchObject({ state: 'reached', projected: 2400 })
})

test('a sum that was to stay below its target is missed once it is above', () => {
  const fewer = { baseline: 100, target: 80 }
  const bad = { ...sum, goodWhen: 'down' } as const
  expect(goalFigures(course(fewer, bad), 39)).toMatchObject({ onTrack: true, state: 'running' })
  expect(goalFigures(course(fewer, bad), 81)).toMatchObject({ onTrack: false, state: 'missed' })
  expect(goalFigures(course({ baseline: undefined, target: 80 }, bad, ENDED), 79)).toMatchObject({ state: 'reached', progress: 79 / 80 })
})

test('a state goes on along the line from its baseline', () => {
  expect(goalFigures(course({ baseline: 100, target: 120 }, state), 108)).toMatchObject({ expected: 110, onTrack: false, projected: 116 })
})

test('a baseline that is not known is zero for counts and sums, and nothing for others', () => {
  expect(goalFigures(course({ baseline: undefined }, sum, ENDED), 600).progress).toBe(0.5)
  expect(goalFigures(course({ baseline: undefined }, state, ENDED), 600).progress).toBe(0.5)
  expect(goalFigures(course({ baseline: undefined }, ratio, ENDED), 600)).toMatchObject({
    baseline: null,
    progress: null,
    state: 'missed',
  })
})

test('before it begins there is nothing, after its end nothing changes', () => {
  const before = course({}, sum, BEFORE)
  expect(before.clock).toMatchObject({ elapsed: 0, daysLeft: 375, until: undefined, hasEnded: false })
  expect(goalFigures(before, null)).toMatchObject({ state: 'notBegun', progress: null, onTrack: null, projected: null, expected: 0 })
  const after = course({}, sum, ENDED)
  expect(after.clock).toMatchObject({ elapsed: 1, daysLeft: 0, hasEnded: true })
  expect(goalFigures(after, 1100)).toMatchObject({ state: 'missed', projected: 1100, progress: 0.5, expected: 1200 })
})

test('a goal has ended in the first moment that is not in its period', () => {
  expect(course({}, sum, '2025-12-31T23:59:59Z').clock).toMatchObject({ hasEnded: false, daysLeft: 1 })
  const ended = course({}, sum, '2026-01-01T00:00:00Z')
  expect(ended.clock).toMatchObject({ hasEnded: true, daysLeft: 0, elapsed: 1 })
  expect(goalFigures(ended, 1100).state).toBe('missed')
})

test('a goal that ended without a value has ended, and no more can be said', () => {
  expect(goalFigures(course({}, ratio, ENDED), null)).toMatchObject({ state: 'ended', onTrack: null, progress: null, projected: null })
})

test('a begun day counts as a day that is left', () => {
  expect(course({}, sum, '2025-12-30T18:00:00Z').clock.daysLeft).toBe(2)
  expect(course({ timezone: 'Europe/Berlin' }, sum, '2025-12-31T22:30:00Z').clock.daysLeft).toBe(1)
  expect(course({ timezone: 'Europe/Berlin' }, sum, '2025-12-31T23:30:00Z').clock).toMatchObject({ daysLeft: 0, hasEnded: true })
})

test('running totals add as decimals do', () => {
  expect(runningTotals([0.1, 0.2, 1e-7, -0.3])).toEqual([0.1, 0.3, 0.3000001, 0.0000001])
  expect(runningTotals([1e21, 1])).toEqual([1e21, 1e21])
  expect(runningTotals([])).toEqual([])
})

describe('the history of a goal', () => {
  const values = [
    { start: '2025-01-01', value: 0.1 },
    { start: '2025-04-01', value: 0.2 },
    { start: '2025-07-01', value: 0.4 },
  ]
  const ends = ['2025-04-01', '2025-07-01', '2025-07-02']

  test('is the total to date for sums, up to now', () => {
    const points = goalHistory(course({ baseline: 0, target: 365 }, sum), plainGrain('quarter'), values)
    expect(points.map(({ to }) => to.toPlainDate().toString())).toEqual(ends)
    expect(points.map(({ actual }) => actual)).toEqual([0.1, 0.3, 0.7])
    expect(points.map(({ expected }) => expected)).toEqual([90, 181, 182.5].map((value) => expect.closeTo(value)))
  })

  test('is the value of each bucket for others', () => {
    const points = goalHistory(course({ baseline: 0, target: 1 }), plainGrain('quarter'), values)
    expect(points.map(({ actual }) => actual)).toEqual([0.1, 0.2, 0.4])
  })
})

describe('a target against the past', () => {
  test.each([
    ['reachedBefore', [900, 1300, 800, 700], 1300, expect.any(Number)],
    ['onTrend', [1100, 1000, 900, 800], 1100, 1200],
    ['beyondTrend', [1000, 1000, 1000], 1000, 1000],
    ['unknown', [1000, null], 1000, null],
    ['unknown', [], null, null],
  ] as const)('is %s', (feasibility, past, best, trend) => {
    expect(goalOutlook(course({}, sum), past)).toEqual({ feasibility, best, trend })
  })

  test('goes down where the goal does', () => {
    expect(goalOutlook(course({ baseline: 6, target: 3 }), [4, 5, 2.5])).toMatchObject({ feasibility: 'reachedBefore', best: 2.5 })
  })
})

test('a milestone is due until the end of its day, and what is completed later than now is not yet', () => {
  const { clock } = course({})
  const of = (due: string | undefined, completed?: string) => milestoneState({ name: 'x', due, completed }, clock)
  expect([of('2025-07-02'), of('2025-07-01'), of(undefined)]).toEqual(['open', 'overdue', 'open'])
  expect([of('2025-03-31', '2025-03-31T23:00:00Z'), of('2025-03-31', '2025-04-01'), of(undefined, '2025-01-01')]).toEqual([
    'done',
    'doneLate',
    'done',
  ])
  expect([of('2025-06-01', '2025-08-01'), of('2025-08-01', '2025-07-20')]).toEqual(['overdue', 'open'])
})
