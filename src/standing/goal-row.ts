import type { Catalog, Metric } from '../catalog/catalog.ts'
import type { Goal, Milestone } from '../catalog/goal.ts'
import { requestedMetric, requestName } from '../catalog/metric-request.ts'
import type { Report } from '../catalog/report.ts'
import { didYouMean } from '../problem/suggest.ts'
import { keptFilter } from './kept-filter.ts'
import { type KeptRow, keptText } from './kept-rows.ts'
import { camelCase, knownName } from './written-name.ts'

/** A goal that was read from a row; one that can't be measured says why. */
export interface KeptGoal {
  readonly goal: Goal
  readonly problem: string | undefined
}

/** The goals of kept rows. A row that is wrong has its own problem and leaves the others as they are. */
export function readGoalRows(rows: readonly KeptRow[], milestones: readonly KeptRow[], catalog: Catalog): readonly KeptGoal[] {
  const names = new Set(catalog.goals.keys())
  return rows.map((row) => {
    const said: string[] = []
    const report: Report = (_code, message) => said.push(message)
    const goal = readRow(row, milestones.filter((one) => keptText(one.goal) === keptText(row.id)).map(readMilestone), catalog, report)
    if (names.has(goal.name)) report('duplicate-name', `There are two goals called "${goal.name}". Rename one of them.`, [])
    names.add(goal.name)
    return { goal, problem: said.length === 0 ? undefined : said.join(' ') }
  })
}

function readMilestone({ name, due, completed }: KeptRow): Milestone {
  return { name: keptText(name) ?? '', due: keptText(due), completed: keptText(completed) }
}

function readRow(row: KeptRow, milestones: readonly Milestone[], catalog: Catalog, report: Report): Goal {
  const written = keptText(row.metric) ?? ''
  const metric = catalog.metrics.get(knownName(written, catalog.metrics) ?? '')
  if (metric === undefined)
    report('unknown-metric', `There is no metric "${written}".${didYouMean(camelCase(written), catalog.metrics.keys())}`, [])
  const specific = keptText(row.specific)
  if (specific === undefined) report('not-specific', 'The goal does not say what exactly is to be reached.', [])
  if (typeof row.target !== 'number') report('no-target', 'The goal has no target.', [])
  if (keptText(row.from) === undefined || keptText(row.to) === undefined)
    report('no-period', 'The goal does not say from when and until when.', [])
  const variant = keptText(row.variant)
  const chosen = variant === undefined || metric === undefined ? variant : (knownName(variant, metric.variants) ?? variant)
  return {
    name: keptText(row.id) ?? '',
    words: { owner: keptText(row.owner) },
    specific: specific ?? '',
    metric: metric?.name ?? written,
    request: metric === undefined ? written : request(metric, chosen, catalog, report),
    variant: chosen,
    parameters: {},
    where: metric && keptFilter(keptText(row.filters), metric, catalog, report),
    baseline: typeof row.baseline === 'number' ? row.baseline : undefined,
    target: typeof row.target === 'number' ? row.target : 0,
    period: { from: keptText(row.from) ?? '', to: keptText(row.to) ?? '' },
    timezone: undefined,
    owner: keptText(row.owner),
    plan: keptText(row.plan),
    relevance: keptText(row.relevance),
    objective: undefined,
    milestones,
    subGoals: [],
  }
}

function request(metric: Metric, variant: string | undefined, catalog: Catalog, report: Report): string {
  const name = requestName(metric, { variant, parameters: {} })
  requestedMetric(name, catalog, report)
  return name
}
