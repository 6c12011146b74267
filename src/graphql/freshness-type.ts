import { GraphQLBoolean, GraphQLNonNull, GraphQLObjectType, GraphQLString } from 'graphql'
import { Temporal } from 'temporal-polyfill'
import type { Model } from '../catalog/catalog.ts'
import { freshnessName } from '../catalog/freshness.ts'
import { plainGrain } from '../expression/time-grain.ts'
import { answer } from '../metrics-layer.ts'
import { moveTime } from '../query/move-time.ts'
import { isVisible } from '../query/resolve-access.ts'
import type { OperationContext } from './operation-context.ts'
import { DateTimeScalar } from './scalars.ts'

export interface Freshness {
  readonly model: string
  readonly newest: string | null
  readonly isStale: boolean
}

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
export async function freshnessOf(models: readonly Model[], { layer, caller }: OperationContext): Promise<readonly Freshness[]> {
  const watched = models.filter(({ name, freshness }) => freshness !== undefined && isVisible(caller.policy, name))
  if (watched.length === 0) return []
  const [total] = await answer(layer, [{ metrics: watched.map(({ name }) => freshnessName(name)) }], caller)
  const values = total?.groups[0]?.metrics ?? {}
  return watched.map((model) => freshness(model, values[freshnessName(model.name)], caller.now))
}

function freshness({ name, freshness: limit }: Model, microseconds: unknown, now: Date): Freshness {
  if (typeof microseconds !== 'number' || limit === undefined) return { model: name, newest: null, isStale: true }
  const newest = Temporal.Instant.fromEpochMilliseconds(Math.floor(microseconds / 1000)).toZonedDateTimeISO('UTC')
  const due = moveTime(newest, plainGrain(limit.within.grain), limit.within.count)
  return { model: name, newest: newest.toInstant().toString(), isStale: due.epochMilliseconds < now.getTime() }
}
