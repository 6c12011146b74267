import type { AlertOnMetric } from '../catalog/alert.ts'
import type { TimeGrains } from '../catalog/time-grains.ts'
import { startOf, type Zoned } from '../query/move-time.ts'
import { NAMED_SHIFTS } from '../query/named-shift.ts'
import type { Comparison, PeriodInput, Question } from '../query/question.ts'
import type { GoalAsking } from './goal-questions.ts'

/** What an alert asks at one of its steps. */
export interface AlertQuestions {
  readonly now: Question
  /** The same at the time that it is held against. */
  readonly earlier: Question | undefined
}

/** The questions of an alert as of one of its steps. Its own filter holds beside those under which it is asked. */
export function alertQuestions(of: AlertOnMetric, step: Zoned, grains: TimeGrains, { where, currency }: GoalAsking): AlertQuestions {
  const { request, by, limit } = of
  const now: Question = {
    metrics: [request],
    by,
    where: of.where === undefined ? where : [of.where, ...where],
    period: periodUntil(of, step, grains),
    timezone: step.timeZoneId,
    asOf: step.toInstant().toString(),
    currency,
    having: isFiltered(of) ? { [request]: { [limit.operator]: limit.threshold } } : undefined,
  }
  return { now, earlier: limit.from === undefined ? undefined : { ...now, compared: shiftsOf(limit.from) } }
}

/** Whether the warehouse itself leaves out the groups that are within the limit. */
export function isFiltered({ by, limit }: AlertOnMetric): boolean {
  return by.length > 0 && limit.of === 'value'
}

/** What has come of a running period by a step is what was there before it: at the first of a month, that is the whole of the last one. */
function periodUntil({ period }: AlertOnMetric, step: Zoned, grains: TimeGrains): PeriodInput {
  const to = step.toInstant().toString()
  if (period === undefined) return { between: { to } }
  const grain = period.toDate === undefined ? undefined : grains.get(period.toDate)
  if (grain === undefined) return { last: period.last, previous: period.previous }
  return {
    between: {
      from: startOf(step.subtract({ nanoseconds: 1 }), grain)
        .toInstant()
        .toString(),
      to,
    },
  }
}

function shiftsOf(from: NonNullable<AlertOnMetric['limit']['from']>): readonly Comparison[] {
  return typeof from === 'string' ? (NAMED_SHIFTS[from] ?? []) : [{ kind: 'back', ...from }]
}
