import type { Model, RowPart } from '../catalog/catalog.ts'
import { type Events, mapOutcome, type Outcome, readByEvents } from '../catalog/outcome.ts'
import type { Report } from '../catalog/report.ts'
import { grainOf, isMetricTime, type TimeGrains } from '../catalog/time-grains.ts'
import type { ColumnType } from '../expression/column-type.ts'
import { type Expression, everyOf, type Predicate } from '../expression/expression.ts'
import { isDayOrCoarser, plainGrain, type TimeGrain, type TimeUnit } from '../expression/time-grain.ts'
import { type Binding, boundModel } from './bind.ts'
import { isFarAway } from './far-away.ts'
import type { Zoned } from './move-time.ts'
import type { Policy } from './policy.ts'
import { maySee } from './resolve-access.ts'
import { momentOf } from './resolve-time.ts'

/** Rows of one model as events, bound to a question. Times of both sides are compared as `timeType`. */
export interface ResolvedEvents {
  readonly model: Model
  readonly where: Predicate | undefined
  readonly time: Expression
  readonly entity: Expression
  readonly constants: readonly Expression[]
}

/** What came of each row, with the calendar that it goes by. Those with one signature go over the same rows, whatever they ask of them. */
export type ResolvedOutcome = ResolvedConversion | ResolvedCohort

interface Resolved {
  readonly signature: string
  readonly base: ResolvedEvents
  readonly later: ResolvedEvents
  /** Days and times meet as times of the zone's clock. */
  readonly timeType: ColumnType
  readonly zone: string
}

export interface ResolvedConversion extends Resolved {
  readonly kind: 'credited' | 'followed'
  readonly window: { readonly count: number; readonly grain: TimeUnit } | undefined
}

export interface ResolvedCohort extends Resolved {
  readonly kind: 'cohort'
  readonly grain: TimeGrain
  readonly after: number
  /** The wall-clock time that counts as now: buckets that have not begun before it are not known. */
  readonly now: string
}

/** What of a question an outcome goes by. */
export interface OutcomeScope {
  readonly catalog: { readonly models: ReadonlyMap<string, Model> }
  readonly grains: TimeGrains
  readonly zone: string
  readonly asOf: Zoned
  readonly by: readonly string[]
  readonly binding: Binding
  readonly report: Report
}

/** Whether a caller may see all that an outcome reads of the rows that come later; what it reads of the base is read like any other part. */
export function maySeeOutcome(policy: Policy, models: ReadonlyMap<string, Model>, { outcome }: RowPart): boolean {
  const sides = outcome === undefined ? [] : [outcome.base, outcome.later]
  return sides.every((events) => {
    const model = models.get(events.model)
    return model !== undefined && maySee(policy, model, readByEvents(events))
  })
}

/** Binds what came of rows to a question's zone and time grain. Reports a grain that it cannot be cut by. */
export function resolveOutcome(metric: string, outcome: Outcome, scope: OutcomeScope): ResolvedOutcome | undefined {
  const { catalog, binding, zone, asOf } = scope
  const bound = mapOutcome(outcome, { parameter: ({ value, type }) => ({ kind: 'literal', value, type }) })
  const events = (side: Events): ResolvedEvents | undefined => {
    const model = catalog.models.get(side.model)
    const { expression, predicate } = binding
    return (
      model && {
        model: boundModel(model, binding),
        where: everyOf([side.where && predicate(side.where)]),
        time: expression(side.time),
        entity: expression(side.entity),
        constants: side.constants.map(expression),
      }
    )
  }
  const [base, later] = [events(bound.base), events(bound.later)]
  if (base === undefined || later === undefined) return undefined
  const timeType = base.time.type === later.time.type ? base.time.type : 'timestamp'
  const shared = { base, later, timeType, zone }
  if (bound.kind !== 'cohort') {
    const { kind, window } = bound
    const count = window && numberOf(window.count)
    const within = window === undefined || count === undefined ? undefined : { count, grain: window.grain }
    if (within !== undefined && isFarAway(asOf, plainGrain(within.grain), within.count))
      scope.report(
        'too-far',
        `The window of "${metric}" is ${within.count} ${within.grain}s long, and what comes of rows cannot be told so far from now. Take a shorter one.`,
        ['metrics'],
      )
    return { ...shared, kind, signature: JSON.stringify({ ...bound, window: undefined }), window: within }
  }
  const grain = cohortGrain(metric, bound.grain, scope)
  const signature = JSON.stringify({ ...bound, after: undefined, grain })
  return { ...shared, kind: 'cohort', signature, grain, after: numberOf(bound.after) ?? 0, now: momentOf(asOf).wall }
}

function numberOf(of: Expression): number | undefined {
  return of.kind === 'literal' && typeof of.value === 'number' ? of.value : undefined
}

/** The grain of the question's own buckets, where it goes by time. */
function cohortGrain(metric: string, own: TimeGrain, { by, grains, report }: OutcomeScope): TimeGrain {
  const named = by.filter((name) => isMetricTime(name, grains) && grainOf(name, grains) !== undefined)
  const [name, ...others] = named
  const asked = (name === undefined ? undefined : grainOf(name, grains)) ?? own
  if (name === undefined) return asked
  if (others.length > 0)
    report(
      'one-time-grain',
      `"${metric}" counts buckets of one time grain, and "by" names ${named.map((one) => `"${one}"`).join(', ')}. Name one of them.`,
      ['by'],
    )
  if (!isDayOrCoarser(asked))
    report(
      'grain-too-fine',
      `"${metric}" cannot be broken down by "${name}": its cohorts go by the day or coarser. It can be by "timeDay", "timeWeek", "timeMonth" …`,
      ['by', by.indexOf(name)],
    )
  return asked
}
