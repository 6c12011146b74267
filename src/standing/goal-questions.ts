import { capitalize } from '../catalog/capitalize.ts'
import type { Goal } from '../catalog/goal.ts'
import type { FilterInput } from '../definition/filter-input.ts'
import { PLAIN_GRAINS } from '../expression/time-grain.ts'
import { moveTime, type Zoned } from '../query/move-time.ts'
import type { Question } from '../query/question.ts'
import { wholeUnits } from '../query/shift-interval.ts'
import type { GoalClock } from './goal-clock.ts'

/** Under which filters, in which currency goals are asked. */
export interface GoalAsking {
  readonly where: readonly FilterInput[]
  readonly currency: string | undefined
}

/** A period of the past, as long as a goal's own, and the question of the metric in it. */
export interface PastPeriod {
  readonly from: Zoned
  readonly to: Zoned
  readonly question: Question
}

/** How many periods of the past a goal is held against. */
const PAST_PERIODS = 4

/** What a goal's numbers are asked with. Its own filter holds beside those under which it is asked. */
export class GoalQuestions {
  readonly clock: GoalClock
  readonly #goal: Goal
  readonly #common: Omit<Question, 'period'>

  constructor(goal: Goal, clock: GoalClock, { where, currency }: GoalAsking) {
    this.clock = clock
    this.#goal = goal
    const filters = goal.where === undefined ? where : [goal.where, ...where]
    const asOf = clock.asOf.toInstant().toString()
    this.#common = { metrics: [goal.request], by: [], where: filters, timezone: clock.zone, asOf, currency }
  }

  /** The metric from the goal's beginning until now; nothing before it begins. */
  actual(): Question | undefined {
    const { from, until } = this.clock
    return until && this.#over(from, until)
  }

  /** The metric in the period that the baseline is taken from, where it is taken from one. */
  baseline(): Question | undefined {
    const { baseline } = this.#goal
    return typeof baseline === 'object' ? { ...this.#common, period: { between: baseline.period } } : undefined
  }

  /** The metric in each bucket until now; nothing before the goal begins. */
  history(grain: string): Question | undefined {
    const actual = this.actual()
    return actual && { ...actual, by: [bucketName(grain)], fill: true }
  }

  /** The periods before the goal's own that are over, the latest first. */
  past(): readonly PastPeriod[] {
    const { from, to, asOf } = this.clock
    const units = wholeUnits({ from, to }, PLAIN_GRAINS)
    const length = from.until(to, { largestUnit: 'hours' })
    const back = (time: Zoned, times: number): Zoned =>
      units === undefined
        ? Array.from({ length: times }).reduce<Zoned>((moved) => moved.subtract(length), time)
        : moveTime(time, units.grain, -units.count * times)
    return Array.from({ length: PAST_PERIODS }, (_, index) => ({ from: back(from, index + 1), to: back(to, index + 1) }))
      .filter((period) => period.to.epochMilliseconds <= asOf.epochMilliseconds)
      .map((period) => ({ ...period, question: this.#over(period.from, period.to) }))
  }

  #over(from: Zoned, to: Zoned): Question {
    return { ...this.#common, period: { between: { from: from.toInstant().toString(), to: to.toInstant().toString() } } }
  }
}

/** Metric time at a grain, as questions name it. */
export function bucketName(grain: string): string {
  return `time${capitalize(grain)}`
}
