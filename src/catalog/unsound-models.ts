import type { ModelDefinition } from '../definition/model-definition.ts'
import type { Problem } from '../problem/problem.ts'

/**
 * Models with a problem, and models that lead to one: names that are missing there may only be missing because of it, so they are not
 * reported again.
 */
export function unsoundModels(definitions: Iterable<ModelDefinition>, problems: readonly Problem[]): ReadonlySet<string> {
  const all = [...definitions]
  const unsound = new Set(problems.flatMap(({ path: [section, name] }) => (section === 'models' && typeof name === 'string' ? name : [])))
  for (let before = -1; before < unsound.size; ) {
    before = unsound.size
    for (const { name, entities } of all) {
      const leadsThere = Object.values(entities).some((entity) => 'model' in entity && unsound.has(entity.model))
      if (leadsThere) unsound.add(name)
    }
  }
  return unsound
}
