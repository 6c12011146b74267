import { type AlertCondition, type AlertDefinition, GOAL_FAILURES, THRESHOLDS } from '../definition/alert-definition.ts'
import type { Located } from '../definition/parse-definitions.ts'
import { wordsOf } from '../definition/words.ts'
import { didYouMean, quoteList } from '../problem/suggest.ts'
import type { Alert, AlertOnGoal, AlertOnMetric, Limit } from './alert.ts'
import type { GoalScope } from './link-goals.ts'
import { argumentPath } from './link-goals.ts'
import { requestedMetric, requestName } from './metric-request.ts'
import type { Report } from './report.ts'

/** Links alerts to the metrics and goals that they watch; notes what there is not, and rules that say nothing. */
export function linkAlerts(definitions: ReadonlyMap<string, Located<AlertDefinition>>, scope: GoalScope): ReadonlyMap<string, Alert> {
  const alerts = new Map<string, Alert>()
  for (const [name, located] of definitions) {
    const report: Report = (code, message, path, part) => {
      // What could not be read is told already.
      if (!located.isLost(...path)) scope.problems.push(located.problem(code, message, path, part))
    }
    const { definition } = located
    const of = subjectOf(definition, scope, report)
    const { every, coolDown, timezone, action } = definition
    if (of !== undefined) alerts.set(name, { name, words: wordsOf(definition), of, every, coolDown, timezone, action })
  }
  return alerts
}

function subjectOf(definition: AlertDefinition, scope: GoalScope, report: Report): Alert['of'] | undefined {
  const { name, metric, goal } = definition
  if ((metric === undefined) === (goal === undefined)) {
    report('one-subject', `"${name}" watches either a "metric" or a "goal", and this has ${metric === undefined ? 'neither' : 'both'}.`, [])
    return undefined
  }
  return metric === undefined ? onGoal(definition, goal ?? '', scope, report) : onMetric(definition, metric, scope, report)
}

/** What only the alert of a metric can say. */
const OF_METRICS = ['variant', 'where', 'period'] as const

function onGoal(definition: AlertDefinition, goal: string, { declared }: GoalScope, report: Report): AlertOnGoal | undefined {
  const { name, when, by, parameters } = definition
  if (!declared.goals.has(goal)) report('unknown-goal', `There is no goal "${goal}".${didYouMean(goal, declared.goals.names)}`, ['goal'])
  const other = [
    ...OF_METRICS.filter((field) => definition[field] !== undefined),
    ...(by.length > 0 ? ['by'] : []),
    ...(Object.keys(parameters).length > 0 ? ['parameters'] : []),
  ]
  for (const field of other)
    report('one-subject', `"${name}" watches a goal, which says itself what is measured, so "${field}" says nothing. Leave it out.`, [
      field,
    ])
  if (typeof when === 'string') return other.length === 0 && declared.goals.has(goal) ? { kind: 'goal', goal, failure: when } : undefined
  report('wrong-condition', `"${name}" watches a goal, which is ${quoteList(GOAL_FAILURES, 9)}: when: "missed".`, ['when'])
  return undefined
}

function onMetric(definition: AlertDefinition, metricName: string, scope: GoalScope, report: Report): AlertOnMetric | undefined {
  const { name, variant, parameters, where, by, period, when } = definition
  const periods = Object.entries(period ?? {}).flatMap(([field, value]) => (value === undefined ? [] : [field]))
  if (period !== undefined && periods.length !== 1) {
    const given = periods.length === 0 ? 'none' : quoteList(periods, 9)
    report('one-period', `The period of an alert has exactly one of "last", "toDate", "previous", and this has ${given}.`, ['period'])
  }
  const limit = limitOf(when, definition, report)
  const metric = scope.metrics.get(metricName)
  if (metric === undefined && !scope.declared.metrics.has(metricName))
    report('unknown-metric', `There is no metric "${metricName}".${didYouMean(metricName, scope.declared.metrics.names)}`, ['metric'])
  const request = metric === undefined ? metricName : requestName(metric, { variant, parameters })
  if (scope.isSound(metricName)) requestedMetric(request, scope, (code, message) => report(code, message, argumentPath(code)))
  if (limit === undefined || (period !== undefined && periods.length !== 1)) return undefined
  if (limit.of !== 'value' && period === undefined) {
    report(
      'no-period',
      `"${name}" holds all of time against another time, and there is none. Give it a period, such as { last: { count: 1, grain: "month" } }.`,
      ['when'],
    )
    return undefined
  }
  return { kind: 'metric', request, metric: metricName, variant, where, by, period, limit }
}

function limitOf(when: AlertDefinition['when'], { name }: AlertDefinition, report: Report): Limit | undefined {
  if (typeof when === 'string') {
    report('wrong-condition', `"${name}" watches a metric, and "${when}" is what becomes of a goal. Write a limit: { gte: 10 }.`, ['when'])
    return undefined
  }
  const { change, difference, ...value } = when
  const limits = [...limitsIn('value', value), ...limitsIn('change', change), ...limitsIn('difference', difference)]
  const [limit, ...others] = limits
  if (limit !== undefined && others.length === 0) return limit
  const given =
    limit === undefined
      ? 'none'
      : quoteList(
          limits.map(({ operator }) => operator),
          9,
        )
  report('one-limit', `"when" has exactly one limit, ${quoteList(THRESHOLDS, 9)}, and this has ${given}.`, ['when'])
  return undefined
}

type Limits = Omit<AlertCondition, 'change' | 'difference'> & { readonly from?: Limit['from'] }

function limitsIn(of: Limit['of'], given: Limits | undefined): readonly Limit[] {
  return THRESHOLDS.flatMap((operator) => {
    const threshold = given?.[operator]
    return threshold === undefined ? [] : [{ of, from: given?.from, operator, threshold }]
  })
}
