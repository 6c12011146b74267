import type { Alert, AlertOnGoal, AlertOnMetric } from '../catalog/alert.ts'
import type { Metric } from '../catalog/catalog.ts'
import { requestedMetric } from '../catalog/metric-request.ts'
import type { AnswerGroup } from '../engine/answer.ts'
import { emptyValue } from '../expression/empty-value.ts'
import type { Zoned } from '../query/move-time.ts'
import { type AlertState, alertState, type Crossing, changeOf, crossingsOf, type Finding, isBeyond } from '../standing/alert-crossings.ts'
import { isFiltered } from '../standing/alert-questions.ts'
import { type AlertTongue, crossingInWords, failureInWords, limitInWords } from '../standing/alert-words.ts'
import { goalCourse, goalFigures } from '../standing/goal-figures.ts'
import type { OperationContext } from './operation-context.ts'
import { type AskedStep, alertNodes } from './read-alerts.ts'
import type { StandingAsked } from './read-standing.ts'

type Key = Readonly<Record<string, unknown>>

/** An alert of an answer under way: its words are known, and it is looked at once something of that is selected. */
export class AlertValue {
  readonly alert: Alert
  readonly steps: readonly AskedStep[]
  readonly #context: OperationContext
  readonly #tongue: AlertTongue
  #looked: Promise<readonly { readonly at: Zoned; readonly findings: readonly Finding<Key>[] }[]> | undefined

  constructor(alert: Alert, asked: StandingAsked, context: OperationContext) {
    this.alert = alert
    this.steps = alertNodes(alert, asked, context, () => {})
    this.#context = context
    const { metric } = this
    const { goals, metrics } = context.layer.catalog
    const subject = alert.of.kind === 'goal' ? goals.get(alert.of.goal) : metrics.get(alert.of.metric)
    this.#tongue = {
      label: subject?.words.label ?? subject?.name ?? alert.name,
      unit: metric?.unit ?? { kind: 'number' },
      currency: asked.currency ?? context.layer.defaults.currency,
    }
  }

  get metric(): Metric | undefined {
    const { catalog } = this.#context.layer
    const { of } = this.alert
    return requestedMetric(of.kind === 'metric' ? of.request : (this.#goal(of)?.request ?? ''), catalog, () => {})
  }

  get playbook(): Metric['playbook'] {
    return this.metric?.playbook ?? []
  }

  /** The limit in words. */
  get limit(): string {
    const { of } = this.alert
    return of.kind === 'metric' ? limitInWords(of.limit, this.#tongue) : of.failure === 'missed' ? 'missed' : 'off track'
  }

  /** What it found of the whole at the latest step; nothing where it looks at groups. */
  async whole(): Promise<Finding<Key> | undefined> {
    const { of } = this.alert
    return of.kind === 'metric' && of.by.length > 0 ? undefined : (await this.#look())[0]?.findings[0]
  }

  async crossings(): Promise<readonly (Crossing<Key> & { readonly of: AlertValue })[]> {
    return crossingsOf(await this.#look()).map((crossing) => ({ ...crossing, of: this }))
  }

  async state(): Promise<AlertState> {
    return alertState(await this.crossings())
  }

  /** A crossing in one line. */
  told(crossing: Finding<Key>): string {
    const { of } = this.alert
    return of.kind === 'metric' ? crossingInWords(crossing, of.limit, this.#tongue) : failureInWords(crossing, of.failure, this.#tongue)
  }

  #goal({ goal }: AlertOnGoal) {
    return this.#context.layer.catalog.goals.get(goal)
  }

  #look() {
    const { of } = this.alert
    this.#looked ??= Promise.all(
      this.steps.map(async (step) => ({
        at: step.at,
        findings: of.kind === 'metric' ? await this.#ofMetric(of, step) : await this.#ofGoal(of, step),
      })),
    )
    return this.#looked
  }

  async #groups({ nodes }: AskedStep, when: 'now' | 'earlier'): Promise<readonly AnswerGroup[]> {
    const node = nodes[when]
    return node === undefined ? [] : (await this.#context.run.load(node)).answer.groups
  }

  /** Each group, also where it is there at one of both times only. */
  async #ofMetric(of: AlertOnMetric, step: AskedStep): Promise<readonly Finding<Key>[]> {
    const [now, before] = await Promise.all([this.#groups(step, 'now'), this.#groups(step, 'earlier')])
    const index = (groups: readonly AnswerGroup[]) => new Map(groups.map((group) => [JSON.stringify(group.rawKey), group]))
    const [current, earlier] = [index(now), index(before)]
    const { limit } = of
    const empty = this.metric === undefined ? null : emptyValue(this.metric.formula)
    const valueIn = (group: AnswerGroup | undefined) => (group === undefined ? empty : toNumber(group.metrics[of.request]))
    return [...new Map([...earlier, ...current])].map(([id, { key }]) => {
      const value = valueIn(current.get(id))
      const before = limit.from === undefined ? null : valueIn(earlier.get(id))
      const change = changeOf(limit.of, value, before)
      const holds = isFiltered(of) || isBeyond(limit, limit.of === 'value' ? value : change)
      return { key, id, value, before, change, threshold: limit.threshold, holds }
    })
  }

  async #ofGoal(of: AlertOnGoal, step: AskedStep): Promise<readonly Finding<Key>[]> {
    const [now, before] = await Promise.all([this.#groups(step, 'now'), this.#groups(step, 'earlier')])
    const goal = this.#goal(of)
    if (goal === undefined || this.metric === undefined || step.clock === undefined) return []
    const value = toNumber(now[0]?.metrics[goal.request])
    const course = goalCourse(goal, this.metric, step.clock, toNumber(before[0]?.metrics[goal.request]))
    const { target, expected, state, onTrack } = goalFigures(course, value)
    const holds = of.failure === 'missed' ? state === 'missed' : onTrack === false
    return [{ key: {}, id: '[]', value, before: null, change: null, threshold: of.failure === 'missed' ? target : expected, holds }]
  }
}

function toNumber(value: number | string | null | undefined): number | null {
  return value === null || value === undefined ? null : Number(value)
}
