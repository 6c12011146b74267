import { benchmarkTable } from './benchmarks.ts'
import { type DemoTable, mappedTable } from './demo-table.ts'

interface Goal {
  readonly id: number
  readonly specific: string
  readonly metric: string
  readonly variant?: string
  readonly filters?: Readonly<Record<string, string>>
  readonly plan: string | null
  readonly relevance: string | null
  readonly from: string
  readonly to: string
  readonly baseline: number | null
  readonly target: number
  readonly owner: number | null
  readonly milestones: readonly (readonly [name: string, due: string | null, completed: string | null])[]
}

const goals: readonly Goal[] = [
  {
    id: 1,
    specific: 'Win a third of the deals that close',
    metric: 'winRate',
    plan: 'Train the sellers in negotiation',
    relevance: 'Fewer deals for the same revenue',
    from: '2025-01-01',
    to: '2026-01-01',
    baseline: 0.29,
    target: 0.34,
    owner: 1,
    milestones: [
      ['Training held', '2025-03-31', '2025-03-20T15:00:00Z'],
      ['Scripts rewritten', '2025-06-30', null],
    ],
  },
  {
    id: 2,
    specific: 'Lose fewer customers',
    metric: 'customerChurnRate',
    variant: 'openingBase',
    plan: 'Call each customer at risk',
    relevance: 'Keeping is cheaper than winning',
    from: '2025-01-01',
    to: '2026-01-01',
    baseline: 0.3,
    target: 0.24,
    owner: 2,
    milestones: [['Health score in use', '2025-02-28', '2025-03-05T09:00:00Z']],
  },
  {
    id: 3,
    specific: 'Be recommended',
    metric: 'nps',
    variant: 'scale0To10',
    plan: null,
    relevance: 'Referrals convert best',
    from: '2025-07-01',
    to: '2026-07-01',
    baseline: 20,
    target: 35,
    owner: 2,
    milestones: [],
  },
  {
    id: 4,
    specific: 'Sell more in Germany',
    metric: 'revenue',
    filters: { accountCountry: 'DE' },
    plan: 'Two more sellers',
    relevance: 'The largest market in the union',
    from: '2025-01-01',
    to: '2026-01-01',
    baseline: null,
    target: 2_500_000,
    owner: 1,
    milestones: [
      ['Sellers hired', '2025-04-01', '2025-05-12T08:00:00Z'],
      ['Fair attended', '2025-09-20', '2025-09-18T16:00:00Z'],
    ],
  },
  {
    id: 5,
    specific: 'Answer leads within three hours',
    metric: 'leadResponseTime',
    plan: 'Rota for weekends',
    relevance: null,
    from: '2025-10-01',
    to: '2026-01-01',
    baseline: 6,
    target: 3,
    owner: 3,
    milestones: [],
  },
  {
    id: 6,
    specific: 'Get new leads from the web',
    metric: 'newLeads',
    filters: { captureChannel: 'web_form' },
    plan: 'New pricing page',
    relevance: 'The cheapest source',
    from: '2026-01-01',
    to: '2026-04-01',
    baseline: null,
    target: 2500,
    owner: 7,
    milestones: [['Page online', '2026-01-31', null]],
  },
  {
    id: 7,
    specific: 'Everybody works in the CRM',
    metric: 'crmAdoptionRate',
    plan: 'Training for each team',
    relevance: 'What is not recorded cannot be measured',
    from: '2024-01-01',
    to: '2025-01-01',
    baseline: 0.7,
    target: 0.9,
    owner: null,
    milestones: [['All teams trained', '2024-06-30', '2024-07-02T10:00:00Z']],
  },
  {
    id: 8,
    specific: 'Resolve at first contact',
    metric: 'firstContactResolutionRate',
    plan: 'Better answers at hand',
    relevance: 'Content customers',
    from: '2025-01-01',
    to: '2026-01-01',
    baseline: 0.5,
    target: 0.5,
    owner: 5,
    milestones: [],
  },
]

const milestones = goals
  .flatMap((goal) => goal.milestones.map(([name, due, completed]) => ({ goal: goal.id, name, due, completed })))
  .map((milestone, index) => ({ ...milestone, id: index + 1 }))

export function goalTables(): readonly DemoTable[] {
  return [
    mappedTable<Goal>('goals', goals, {
      goal_id: (goal) => goal.id,
      specific: (goal) => goal.specific,
      metric_id: (goal) => goal.metric,
      variant: (goal) => goal.variant ?? null,
      filters: (goal) => JSON.stringify(goal.filters ?? {}),
      achievable_plan: (goal) => goal.plan,
      relevance: (goal) => goal.relevance,
      starts_on: (goal) => goal.from,
      ends_on: (goal) => goal.to,
      baseline_value: (goal) => goal.baseline,
      target_value: (goal) => goal.target,
      owner_user_id: (goal) => goal.owner,
    }),
    mappedTable<(typeof milestones)[number]>('goal_milestones', milestones, {
      milestone_id: (milestone) => milestone.id,
      goal_id: (milestone) => milestone.goal,
      name: (milestone) => milestone.name,
      due_on: (milestone) => milestone.due,
      completed_at: (milestone) => milestone.completed,
    }),
    benchmarkTable(),
  ]
}
