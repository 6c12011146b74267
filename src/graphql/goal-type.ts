import {
  GraphQLBoolean,
  type GraphQLEnumType,
  type GraphQLFieldConfig,
  GraphQLFloat,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLString,
} from 'graphql'
import type { Catalog } from '../catalog/catalog.ts'
import type { Milestone } from '../catalog/goal.ts'
import { unitName } from '../definition/unit.ts'
import { InvalidQuestionError, type Problem } from '../problem/problem.ts'
import type { Zoned } from '../query/move-time.ts'
import { GOAL_STATES, type GoalFigures } from '../standing/goal-figures.ts'
import type { GoalPoint } from '../standing/goal-history.ts'
import { FEASIBILITIES } from '../standing/goal-outlook.ts'
import type { KeptGoal } from '../standing/goal-row.ts'
import { MILESTONE_STATES, milestoneState } from '../standing/milestone-state.ts'
import { Direction, words } from './catalog-words.ts'
import type { DimensionTypes } from './dimension-types.ts'
import { enumOf } from './enum-of.ts'
import { ExplainType, explainQuestion } from './explain-type.ts'
import { GoalValue, type PastOutlook } from './goal-value.ts'
import { keptGoals } from './kept-goals.ts'
import type { OperationContext } from './operation-context.ts'
import { operationOf } from './operation-of.ts'
import { isAskedFor, reportUnknownGoals, visibleGoals } from './read-goals.ts'
import { readStandingArguments, type StandingAsked } from './read-standing.ts'
import { CurrencyScalar, DateTimeScalar, TimePoint, TimeZoneScalar } from './scalars.ts'

const text = new GraphQLNonNull(GraphQLString)
const several = (type: GraphQLObjectType) => new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(type)))

const GoalState = enumOf(
  'GoalState',
  'Before its end, a goal is reached or missed only where its number grows from nothing, such as a sum or a count; ended, but neither, is one without a value.',
  GOAL_STATES,
)
const MilestoneState = enumOf('MilestoneState', 'A milestone is due until the end of its day.', MILESTONE_STATES)
const Feasibility = enumOf(
  'Feasibility',
  'The target against periods of the past: as good as the best of them, else as their trend, else beyond both.',
  FEASIBILITIES,
)

const instant = (of: (source: Span) => Zoned) => ({
  type: new GraphQLNonNull(DateTimeScalar),
  resolve: (source: Span) => new Date(of(source).epochMilliseconds),
})

type Span = Pick<GoalPoint, 'from' | 'to'>
const span = { from: instant(({ from }) => from), to: instant(({ to }) => to) }

export const GoalPeriod = new GraphQLObjectType<{ from: string; to: string }>({
  name: 'GoalPeriod',
  description: 'Half-open, as it was written.',
  fields: { from: { type: new GraphQLNonNull(TimePoint) }, to: { type: new GraphQLNonNull(TimePoint) } },
})

const GoalPointType = new GraphQLObjectType<GoalPoint>({
  name: 'GoalPoint',
  description:
    'How far a goal had come at the end of a bucket: the total to date where its number adds up, else the value of the bucket. Distinct counts of buckets have no pace.',
  fields: { ...span, actual: { type: GraphQLFloat }, expected: { type: GraphQLFloat } },
})

const PastValue = new GraphQLObjectType<PastOutlook['past'][number]>({
  name: 'PastValue',
  fields: { ...span, value: { type: GraphQLFloat } },
})

const GoalFeasibility = new GraphQLObjectType<PastOutlook>({
  name: 'GoalFeasibility',
  description: 'The target against the last periods as long as the goal is.',
  fields: {
    verdict: { type: new GraphQLNonNull(Feasibility), resolve: ({ feasibility }) => feasibility },
    best: { type: GraphQLFloat, description: 'The best value among them.' },
    trend: { type: GraphQLFloat, description: 'What the straight line through them comes to in the period of the goal.' },
    past: { type: several(PastValue), description: 'The latest first.' },
  },
})

const MilestoneType = new GraphQLObjectType<{ milestone: Milestone; of: GoalValue }>({
  name: 'Milestone',
  fields: {
    name: { type: text, resolve: ({ milestone }) => milestone.name },
    due: { type: TimePoint, resolve: ({ milestone }) => milestone.due },
    completed: { type: TimePoint, resolve: ({ milestone }) => milestone.completed },
    state: { type: MilestoneState, resolve: ({ milestone, of }) => of.clock && milestoneState(milestone, of.clock) },
  },
})

type Fields = Record<string, GraphQLFieldConfig<GoalValue, OperationContext>>

function figure(of: keyof GoalFigures, description?: string, type: typeof GraphQLFloat | GraphQLEnumType = GraphQLFloat) {
  return { type, description, resolve: async (value: GoalValue) => (await value.figures())?.[of] }
}

const own: Fields = Object.fromEntries(
  Object.entries(words<{ readonly words: GoalValue['goal']['words'] }>()).map(([name, field]) => [
    name,
    { ...field, resolve: ({ goal }: GoalValue, args: { locale?: string }) => field.resolve(goal, args) },
  ]),
)

const told: Fields = {
  name: { type: text, resolve: ({ goal }) => goal.name },
  ...own,
  specific: { type: text, resolve: ({ goal }) => goal.specific },
  metric: { type: text, resolve: ({ goal }) => goal.metric },
  variant: { type: GraphQLString, resolve: ({ goal }) => goal.variant },
  unit: { type: GraphQLString, resolve: ({ metric }) => metric && unitName(metric.unit) },
  goodWhen: { type: Direction, resolve: ({ metric }) => metric?.goodWhen },
  plan: { type: GraphQLString, resolve: ({ goal }) => goal.plan },
  relevance: { type: GraphQLString, resolve: ({ goal }) => goal.relevance },
  objective: { type: GraphQLString, resolve: ({ goal }) => goal.objective },
  period: { type: new GraphQLNonNull(GoalPeriod), resolve: ({ goal }) => goal.period },
  baseline: figure('baseline'),
  target: figure('target'),
  actual: figure('actual', 'The metric from the beginning of the goal until now, or until its end.'),
  progress: figure(
    'progress',
    '(actual - baseline) / (target - baseline); not cut off at 0 or 1, and null where the target is the baseline.',
  ),
  remaining: figure('remaining', 'target - actual'),
  expected: figure('expected', 'What the value would be now at a steady pace: from zero for sums and counts, else from the baseline.'),
  onTrack: { type: GraphQLBoolean, resolve: async (value) => (await value.figures())?.onTrack },
  state: figure('state', undefined, GoalState),
  projected: figure(
    'projected',
    'The value at the end, if it goes on as it has: actual / elapsed for sums and counts, a straight line from the baseline for states, else the value of now.',
  ),
  elapsed: { type: GraphQLFloat, description: 'The share of its time that has gone by.', resolve: ({ clock }) => clock?.elapsed },
  daysLeft: { type: GraphQLInt, resolve: ({ clock }) => clock?.daysLeft },
}

const beside: Fields = {
  feasibility: { type: GoalFeasibility, resolve: (value) => value.outlook() },
  milestones: { type: several(MilestoneType), resolve: (value) => value.goal.milestones.map((milestone) => ({ milestone, of: value })) },
  explain: {
    type: ExplainType,
    description: 'How "actual" is asked; null before the goal begins.',
    resolve: ({ actualQuestion }, _args, context) => actualQuestion && explainQuestion(context, actualQuestion),
  },
  problem: { type: GraphQLString, description: 'Why a goal that was read from a row cannot be measured.' },
}

/** A goal, with the time grains of one catalog. */
function goalType(TimeGrain: GraphQLEnumType): GraphQLObjectType<GoalValue, OperationContext> {
  const GoalType: GraphQLObjectType<GoalValue, OperationContext> = new GraphQLObjectType<GoalValue, OperationContext>({
    name: 'Goal',
    description:
      'A target for a metric over a period. Its numbers are in the unit of the metric; null where there is nothing to tell them from.',
    fields: (): Fields => ({
      ...told,
      history: {
        type: several(GoalPointType),
        args: { grain: { type: new GraphQLNonNull(TimeGrain), defaultValue: 'month' } },
        resolve: (value, { grain }: { grain: string }) => value.history(grain),
      },
      subGoals: { type: several(GoalType), resolve: subGoals },
      ...beside,
    }),
  })
  return GoalType
}

function subGoals({ goal, asked }: GoalValue, _args: unknown, context: OperationContext): readonly GoalValue[] {
  const goals = visibleGoals(context)
  return goal.subGoals.flatMap((name) => {
    const part = goals.get(name)
    return part === undefined ? [] : [new GoalValue({ goal: part, problem: undefined }, asked, context)]
  })
}

/** Configured goals, then those of rows; names that there are not are refused. */
async function chosenGoals(asked: StandingAsked, context: OperationContext): Promise<readonly GoalValue[]> {
  const configured = [...visibleGoals(context).values()].map((goal): KeptGoal => ({ goal, problem: undefined }))
  const isWhole = asked.names?.every((name) => configured.some(({ goal }) => goal.name === name)) ?? false
  const rows = isWhole ? [] : await keptGoals(context)
  const all = [...configured, ...rows]
  const problems: Problem[] = []
  reportUnknownGoals(asked, new Set(all.map(({ goal }) => goal.name)), (code, message) =>
    problems.push({ code, message, path: [asked.key] }),
  )
  const chosen = all.filter(({ goal }) => isAskedFor(goal, asked))
  if (chosen.length > MOST_GOALS) {
    const message = `There are ${chosen.length} goals, and ${MOST_GOALS} is the most that one answer measures. Ask for some of them by "names", "owner" or "tag".`
    problems.push({ code: 'too-many-goals', message, path: [asked.key] })
  }
  if (problems.length > 0) throw new InvalidQuestionError(problems)
  return chosen.map((one) => new GoalValue(one, asked, context))
}

const MOST_GOALS = 100

/** The root fields of goals; none where the catalog knows of no goals. */
export function goalFields(
  { goals, kept }: Catalog,
  { SliceFilter, periods }: DimensionTypes,
): Record<string, GraphQLFieldConfig<unknown, OperationContext>> {
  if (goals.size === 0 && !kept.has('goals')) return {}
  const GoalType = goalType(periods.TimeGrain)
  const common = {
    where: { type: SliceFilter, description: 'Rows that count, beside the filters of each goal.' },
    timezone: { type: TimeZoneScalar, description: 'The zone in which days begin, of goals that name none.' },
    asOf: { type: DateTimeScalar, description: 'The instant that counts as now.' },
    currency: { type: CurrencyScalar, description: 'The currency of amounts that were booked in several.' },
  }
  return {
    goals: {
      type: several(GoalType),
      description: 'Goals, and how far they have come.',
      args: {
        names: { type: new GraphQLList(text) },
        owner: { type: GraphQLString },
        tag: { type: GraphQLString, description: 'One of its tags, or "objective:" and its objective.' },
        ...common,
      },
      resolve: (_source, args, context, info) => {
        operationOf(context, info)
        return chosenGoals(
          readStandingArguments(args, context, String(info.path.key), () => {}),
          context,
        )
      },
    },
    goal: {
      type: new GraphQLNonNull(GoalType),
      description: 'One goal, by its name; one that was read from a row has its key as its name.',
      args: { name: { type: text }, ...common },
      resolve: async (_source, args, context, info) => {
        operationOf(context, info)
        const [goal] = await chosenGoals(
          readStandingArguments(args, context, String(info.path.key), () => {}),
          context,
        )
        return goal
      },
    },
  }
}
