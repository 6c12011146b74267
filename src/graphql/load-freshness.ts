import { Temporal } from 'temporal-polyfill'
import type { Model } from '../catalog/catalog.ts'
import { freshnessName } from '../catalog/freshness.ts'
import { plainGrain } from '../expression/time-grain.ts'
import { answer, type Caller, type MetricsLayer } from '../metrics-layer.ts'
import { moveTime } from '../query/move-time.ts'

/** How new the rows of a model are. */
export interface Freshness {
  readonly model: string
  readonly newest: string | null
  readonly isStale: boolean
}

/** How new the rows are that a caller may see of each of these models, which all say how new they ought to be. */
export async function loadFreshness(models: readonly Model[], layer: MetricsLayer, caller: Caller): Promise<readonly Freshness[]> {
  const [total] = await answer(layer, [{ metrics: models.map(({ name }) => freshnessName(name)) }], caller)
  const values = total?.groups[0]?.metrics ?? {}
  return models.map((model) => freshness(model, values[freshnessName(model.name)], caller.now))
}

function freshness({ name, freshness: limit }: Model, microseconds: unknown, now: Date): Freshness {
  if (typeof microseconds !== 'number' || limit === undefined) return { model: name, newest: null, isStale: true }
  const newest = Temporal.Instant.fromEpochMilliseconds(Math.floor(microseconds / 1000)).toZonedDateTimeISO('UTC')
  const due = moveTime(newest, plainGrain(limit.within.grain), limit.within.count)
  return { model: name, newest: newest.toInstant().toString(), isStale: due.epochMilliseconds < now.getTime() }
}
