import { type Report, under } from '../catalog/report.ts'
import type { ParsedFilter } from '../definition/filter-input.ts'
import type { OwnNames } from './own-names.ts'

type Tests = ParsedFilter['tests']

/**
 * What a filter asks of an entity alone, in the entity's own names: a row of it that fails is in no group. Tests of other things
 * beside it fall away, since some of its rows may pass them.
 */
export function ofEntity(filter: ParsedFilter, names: OwnNames, report: Report): ParsedFilter {
  const { and, or, not, tests, entities } = filter
  const alone = or?.map((inner) => wholly(inner, names))
  return {
    and: and.map((inner, index) => ofEntity(inner, names, under(report, 'and', index))),
    or: alone?.every((inner) => inner !== undefined) ? alone : undefined,
    not: not && wholly(not, names),
    tests: Object.fromEntries(Object.entries(tests).flatMap((entry) => ownTest(entry, names) ?? [])),
    entities: Object.fromEntries(
      Object.entries(entities).filter(([role, { having }]) => {
        if (role !== names.role) return false
        if (having === undefined && role === names.model.entity) return true
        const reason = 'and "every" shows each that its own dimensions let pass'
        report('every-tested', `"${role}" is tested by other rows than its own, ${reason}. Ask for one of them.`, [role])
        return false
      }),
    ),
  }
}

/** A filter over nothing but the entity's dimensions; nothing where it asks for more. */
function wholly({ and, or, not, tests, entities }: ParsedFilter, names: OwnNames): ParsedFilter | undefined {
  const own = Object.entries(tests).map((entry) => ownTest(entry, names))
  const all = and.map((inner) => wholly(inner, names))
  const some = or?.map((inner) => wholly(inner, names))
  const none = not && wholly(not, names)
  const known = all.filter((inner) => inner !== undefined)
  const any = some?.filter((inner) => inner !== undefined)
  const isWhole =
    known.length === all.length &&
    any?.length === some?.length &&
    (not === undefined) === (none === undefined) &&
    own.every((test) => test !== undefined) &&
    Object.keys(entities).length === 0
  return isWhole
    ? { and: known, or: any, not: none, tests: Object.fromEntries(own.flatMap((test) => test ?? [])), entities: {} }
    : undefined
}

function ownTest([name, operators]: [string, Tests[string]], names: OwnNames): readonly [readonly [string, Tests[string]]] | undefined {
  const own = names.own(name)
  const beside = Object.entries(operators).map(([operator, operand]) => [operator, besides(operand, names)] as const)
  if (own === undefined || beside.some(([, operand]) => operand === undefined)) return undefined
  return [[own, Object.fromEntries(beside)]]
}

/** What a value is compared with: another dimension of the entity by its own name, all else as it is. */
function besides(operand: Tests[string][keyof Tests[string]], names: OwnNames) {
  if (typeof operand !== 'object' || !('column' in operand)) return operand
  const column = names.own(operand.column)
  return column === undefined ? undefined : { column }
}
