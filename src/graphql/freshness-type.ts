import { GraphQLBoolean, GraphQLNonNull, GraphQLObjectType, GraphQLString } from 'graphql'
import type { Model } from '../catalog/catalog.ts'
import { isVisible } from '../query/resolve-access.ts'
import type { Freshness } from './load-freshness.ts'
import type { OperationContext } from './operation-context.ts'
import { DateTimeScalar } from './scalars.ts'

export const FreshnessType = new GraphQLObjectType<Freshness>({
  name: 'Freshness',
  description: 'How new the rows of a model are that says how new they ought to be.',
  fields: {
    model: { type: new GraphQLNonNull(GraphQLString) },
    newest: { type: DateTimeScalar, description: 'The time of its newest row; null where it has none. A day is its midnight in UTC.' },
    isStale: { type: new GraphQLNonNull(GraphQLBoolean), description: 'Whether that is longer ago than the model allows.' },
  },
})

/** How new the rows are that a caller may see of each of these models; those that do not say how new they ought to be are left out. */
export async function freshnessOf(models: readonly Model[], { caller, run }: OperationContext): Promise<readonly Freshness[]> {
  const watched = models.filter(({ name, freshness }) => freshness !== undefined && isVisible(caller.policy, name))
  return Promise.all(watched.map((model) => run.freshness(model)))
}
