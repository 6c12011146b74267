import { type Expression, literal } from '../expression/expression.ts'
import { didYouMean } from '../problem/suggest.ts'
import type { Model } from './catalog.ts'
import type { Report } from './report.ts'

type Roles = ReadonlyMap<string, Expression>

/** `contact.account` as the role is called: `contactAccount`. */
function roleName(path: string): string {
  return path.replace(/\.(\w)/g, (_, letter: string) => letter.toUpperCase())
}

/**
 * The key of the first of several roles that a row has, and the model that they all lead to. Where they lead to different models,
 * equal numbers are different entities, so each key says which role it is of.
 */
export function firstOfRoles(
  { name, roles, entities, mayLead }: Pick<Model, 'name' | 'entities'> & { readonly roles: Roles; mayLead(role: string): boolean },
  paths: readonly string[],
  report: Report,
): { readonly key: Expression; readonly model: string | undefined } | undefined {
  const found = paths.flatMap((path, index) => {
    const key = roles.get(roleName(path))
    if (key !== undefined) return [{ path, key, model: entities.get(roleName(path)) ?? name }]
    if (!mayLead(roleName(path)))
      report('unknown-entity', `"${name}" leads to no entity "${path}".${didYouMean(path, roles.keys())}`, ['firstOf', index])
    return []
  })
  const [first] = found
  if (first === undefined || found.length < paths.length) return undefined
  if (found.every(({ model }) => model === first.model)) {
    const operands = found.map(({ key }) => key)
    return { key: { kind: 'coalesce', operands, type: first.key.type }, model: first.model }
  }
  const operands = found.map(
    ({ path, key }): Expression => ({ kind: 'joined', operands: [literal(roleName(path), 'text'), key], type: 'text' }),
  )
  return { key: { kind: 'coalesce', operands, type: 'text' }, model: undefined }
}
