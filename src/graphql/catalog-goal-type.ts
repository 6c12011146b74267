import { GraphQLNonNull, GraphQLObjectType, GraphQLString } from 'graphql'
import type { Goal } from '../catalog/goal.ts'
import { type Listed, words } from './catalog-words.ts'
import { GoalPeriod } from './goal-type.ts'
import { keptGoals } from './kept-goals.ts'
import type { OperationContext } from './operation-context.ts'
import { visibleGoals } from './read-goals.ts'

const text = new GraphQLNonNull(GraphQLString)

/** A goal with what the catalog says of it: no number of it is measured. */
export interface KnownGoal extends Goal {
  readonly problem: string | undefined
}

/** Configured goals that measure what the caller may see, then those of rows. */
export async function knownGoals(context: OperationContext): Promise<readonly KnownGoal[]> {
  const rows = await keptGoals(context)
  return [
    ...[...visibleGoals(context).values()].map((goal) => ({ ...goal, problem: undefined })),
    ...rows.map(({ goal, problem }) => ({ ...goal, problem })),
  ]
}

export const CatalogGoal = new GraphQLObjectType<Listed<KnownGoal>>({
  name: 'CatalogGoal',
  description: 'A target for a metric over a period: the root field "goal" measures it.',
  fields: {
    name: { type: text },
    ...words<KnownGoal>(),
    specific: { type: text },
    metric: { type: text },
    variant: { type: GraphQLString },
    period: { type: new GraphQLNonNull(GoalPeriod) },
    plan: { type: GraphQLString },
    relevance: { type: GraphQLString },
    objective: { type: GraphQLString },
    problem: { type: GraphQLString, description: 'Why a goal that was read from a row cannot be measured.' },
  },
})
