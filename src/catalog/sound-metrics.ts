import type { Problem } from '../problem/problem.ts'
import type { Catalog } from './catalog.ts'
import { rowParts } from './row-parts.ts'

/** Tells the metrics that nothing is wrong with, and that are made of none that something is wrong with. */
export function soundMetrics(metrics: Catalog['metrics'], problems: readonly Problem[]): (name: string) => boolean {
  const wrong = new Set(
    problems.flatMap(({ path: [section, name] }) => (section === 'metrics' && name !== undefined ? [String(name)] : [])),
  )
  const known = new Map<string, boolean>()
  const isSound = (name: string): boolean => {
    const before = known.get(name)
    if (before !== undefined) return before
    // A circle has no end.
    known.set(name, false)
    const metric = metrics.get(name)
    const inputs = [...(metric?.inputs ?? []), ...[...(metric?.variants.values() ?? [])].map((variant) => variant.name)]
    const sound = metric !== undefined && !wrong.has(name) && inputs.every(isSound)
    known.set(name, sound)
    return sound
  }
  return isSound
}

/** Tells the sound metrics that read no model with problems of its own, so that their types are known as well. */
export function knownMetrics(
  { metrics, models }: Pick<Catalog, 'metrics' | 'models'>,
  problems: readonly Problem[],
): (name: string) => boolean {
  const isSound = soundMetrics(metrics, problems)
  const wrong = new Set(problems.flatMap(({ path: [section, name] }) => (section === 'models' && name !== undefined ? [String(name)] : [])))
  const isKnown = (name: string): boolean => {
    const joins = [...(models.get(name)?.joins.values() ?? [])]
    return models.has(name) && [name, ...joins.map(({ model }) => model)].every((model) => !wrong.has(model))
  }
  return (name) => isSound(name) && rowParts(metrics.get(name)?.parts ?? []).every(({ model }) => isKnown(model))
}
