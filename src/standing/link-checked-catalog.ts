import type { Catalog } from '../catalog/catalog.ts'
import { draftCatalog, type LinkInput } from '../catalog/link-catalog.ts'
import { mappedTables } from '../catalog/mapped-tables.ts'
import type { Report } from '../catalog/report.ts'
import { KEPT_NAMES, type KeptName } from '../definition/kept-tables.ts'
import { InvalidDefinitionError, type Problem } from '../problem/problem.ts'
import { checkAnnotation } from './annotations.ts'
import { checkAlert } from './check-alert.ts'
import { checkBoard } from './check-board.ts'
import { checkGoal } from './check-goal.ts'
import { linkKeptTable } from './link-kept-table.ts'

/**
 * Links definitions, and resolves what they themselves ask, such as the value of a goal, so that it can be answered.
 *
 * @throws InvalidDefinitionError with every problem of every definition, and of what they ask, at once
 */
export function linkCheckedCatalog(input: LinkInput): Catalog {
  const draft = draftCatalog(input)
  const { catalog } = draft
  const problems: Problem[] = [...draft.problems]
  for (const { definition, problem } of draft.standing) {
    const report: Report = (code, message, path, part) => problems.push(problem(code, message, path, part))
    const goal = definition.kind === 'goal' ? catalog.goals.get(definition.name) : undefined
    const alert = definition.kind === 'alert' ? catalog.alerts.get(definition.name) : undefined
    const annotation = definition.kind === 'annotation' ? catalog.annotations.get(definition.name) : undefined
    const board = definition.kind === 'board' ? catalog.boards.get(definition.name) : undefined
    if (goal !== undefined) checkGoal(goal, draft, report)
    if (alert !== undefined) checkAlert(alert, draft, report)
    if (annotation !== undefined) checkAnnotation(annotation, report)
    if (board !== undefined) checkBoard(board, draft, report)
  }
  const kept = linkKept(input, problems)
  if (problems.length > 0) throw new InvalidDefinitionError(toldOnce(problems))
  return { ...catalog, kept }
}

/** What is made from another definition has its slips, too: what stands in one place is told once. */
function toldOnce(problems: readonly Problem[]): readonly Problem[] {
  const told = new Set<string>()
  return problems.filter(({ message, source }) => {
    if (source === undefined) return true
    const one = JSON.stringify([source, message])
    const isNew = !told.has(one)
    told.add(one)
    return isNew
  })
}

function linkKept({ options, tables, placeOfOption }: LinkInput, problems: Problem[]): Catalog['kept'] {
  const linked = new Map<KeptName, Catalog>()
  const { tables: known } = mappedTables(tables, options?.mapping ?? {}, placeOfOption)
  for (const name of KEPT_NAMES) {
    const table = options?.[name]
    const report: Report = (code, message, path) => {
      const source = placeOfOption?.([name, ...path])
      problems.push({ code, message, path: ['options', name, ...path], ...(source === undefined ? {} : { source }) })
    }
    const catalog = table && linkKeptTable(name, table, known, report)
    if (catalog !== undefined) linked.set(name, catalog)
  }
  return linked
}
