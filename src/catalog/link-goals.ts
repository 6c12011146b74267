import type { GoalDefinition } from '../definition/goal-definition.ts'
import { type Located, NOTHING } from '../definition/parse-definitions.ts'
import { wordsOf } from '../definition/words.ts'
import type { Problem } from '../problem/problem.ts'
import { didYouMean } from '../problem/suggest.ts'
import type { Catalog } from './catalog.ts'
import type { Declared } from './doubt.ts'
import type { Goal } from './goal.ts'
import { requestedMetric, requestName } from './metric-request.ts'
import type { Report } from './report.ts'

/** What goals may name. */
export interface GoalScope {
  readonly metrics: Catalog['metrics']
  readonly models: Catalog['models']
  /** Names that are given to something, although it may have problems of its own. */
  readonly declared: { readonly metrics: Declared; readonly goals: Declared }
  /** Whether nothing is wrong with a metric: what one with problems can be asked for is not known. */
  isSound(metric: string): boolean
  readonly problems: Problem[]
}

/** Links goals to their metrics and to each other; notes what there is not. */
export function linkGoals(definitions: ReadonlyMap<string, Located<GoalDefinition>>, scope: GoalScope): ReadonlyMap<string, Goal> {
  const goals = new Map<string, Goal>()
  for (const [name, located] of definitions) {
    const report: Report = (code, message, path, part) => scope.problems.push(located.problem(code, message, path, part))
    goals.set(name, linkGoal(located.definition, scope, report))
  }
  reportCycles(definitions, scope.problems)
  return goals
}

function linkGoal(definition: GoalDefinition, scope: GoalScope, report: Report): Goal {
  const { name, metric: metricName, variant, parameters = {}, period, specific, target, subGoals } = definition
  subGoals.forEach((other, index) => {
    if (!scope.declared.goals.has(other) && other !== NOTHING)
      report('unknown-goal', `There is no goal "${other}".${didYouMean(other, scope.declared.goals.names)}`, ['subGoals', index])
  })
  const metric = scope.metrics.get(metricName)
  if (metric === undefined && !scope.declared.metrics.has(metricName) && metricName !== NOTHING)
    report('unknown-metric', `There is no metric "${metricName}".${didYouMean(metricName, scope.declared.metrics.names)}`, ['metric'])
  const request = metric === undefined ? metricName : requestName(metric, { variant, parameters })
  if (scope.isSound(metricName)) requestedMetric(request, scope, (code, message) => report(code, message, argumentPath(code)))
  return {
    name,
    words: wordsOf(definition),
    specific,
    request,
    metric: metricName,
    variant,
    parameters,
    where: definition.where,
    baseline: definition.baseline,
    target,
    period,
    timezone: definition.timezone,
    owner: definition.owner,
    plan: definition.plan,
    relevance: definition.relevance,
    objective: definition.objective,
    milestones: definition.milestones.map(({ name: step, due, completed }) => ({ name: step, due, completed })),
    subGoals,
  }
}

/** Which field of a definition sets what is wrong with a request. */
export function argumentPath(code: string): readonly string[] {
  return [code === 'unknown-variant' ? 'variant' : code.includes('parameter') ? 'parameters' : 'metric']
}

/** A goal that is a part of itself has no end. */
function reportCycles(definitions: ReadonlyMap<string, Located<GoalDefinition>>, problems: Problem[]): void {
  const known = new Set<string>()
  const visit = (name: string, trail: readonly string[]): void => {
    const start = trail.indexOf(name)
    const located = definitions.get(name)
    if (start >= 0) {
      const circle = [...trail.slice(start), name].join(' → ')
      if (located !== undefined)
        problems.push(
          located.problem('cycle', `"${name}" is a part of itself: ${circle}. Take one of them out of the circle.`, ['subGoals']),
        )
    } else if (!known.has(name)) {
      for (const part of located?.definition.subGoals ?? []) visit(part, [...trail, name])
      known.add(name)
    }
  }
  for (const name of definitions.keys()) visit(name, [])
}
