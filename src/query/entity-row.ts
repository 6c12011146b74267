import type { Model } from '../catalog/catalog.ts'
import type { Report } from '../catalog/report.ts'
import type { Expression, Predicate } from '../expression/expression.ts'
import { quoteList } from '../problem/suggest.ts'
import type { Policy } from './policy.ts'
import { maySee } from './resolve-access.ts'

/** The row that a role of a model's rows leads to. */
export interface EntityRow {
  readonly role: string
  /** The model of the entity. */
  readonly target: string
  /** Its key, null where it is not known or not there. */
  readonly on: Expression
  /** Whether it is there; nothing where it always is. */
  readonly known: Predicate | undefined
}

/** The entity of a role; nothing where the rows lead to none, where its key has several columns, or where the caller may not see it. */
export function entityRow(role: string, model: Model, policy: Policy): EntityRow | undefined {
  const key = model.roles.get(role)
  if (key === undefined || !maySee(policy, model, [key])) return undefined
  if (role === model.entity) return { role, target: model.name, on: key, known: undefined }
  const target = model.entities.get(role)
  if (target === undefined || key.kind !== 'column') return undefined
  for (const { as, from, on, model: joined } of model.joins.values()) {
    const [first] = on
    if (joined !== target || from !== key.of || first?.column !== key.name) continue
    const column: Expression = { kind: 'column', of: as, name: first.key, type: key.type }
    if (!maySee(policy, model, [column])) return undefined
    return { role, target, on: column, known: { kind: 'isNull', value: column, negated: true } }
  }
  return undefined
}

/** The role by which other rows lead to an entity: the one that is named, the one of the same name, or the only one. */
export function leadingRole(
  { role, target }: EntityRow,
  rows: Model,
  through: string | undefined,
  policy: Policy,
  report: Report,
): string | undefined {
  const leading = [...rows.roles.keys()].filter((name) => entityRow(name, rows, policy)?.target === target)
  const [only, ...others] = leading
  if (through !== undefined) {
    if (leading.includes(through)) return through
    const way = leading.length === 0 ? `No entity of "${rows.name}" does.` : `${quoteList(leading)} ${others.length === 0 ? 'does' : 'do'}.`
    report('unknown-entity', `"${through}" of "${rows.name}" does not lead to "${target}". ${way}`, ['through'])
    return undefined
  }
  if (leading.includes(role)) return role
  if (only === undefined) report('unreachable', `"${rows.name}" do not lead to "${role}", so no "${role}" has such rows.`, ['rows'])
  else if (others.length === 0) return only
  else
    report(
      'ambiguous-path',
      `Several entities of "${rows.name}" lead to "${target}": ${quoteList(leading)}. Say which one is meant: through: "${only}".`,
      ['through'],
    )
  return undefined
}
