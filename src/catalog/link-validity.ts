import type { ModelDefinition } from '../definition/model-definition.ts'
import type { Expression, Predicate, Windowed } from '../expression/expression.ts'
import { NEXT_VERSION } from '../expression/version-columns.ts'
import { columnsIn } from '../expression/walk.ts'
import type { Dimension, Model, RowPart, Validity } from './catalog.ts'
import type { NameLookup } from './filter-predicate.ts'
import { isTime } from './is-time.ts'
import { type Report, under } from './report.ts'

/** A model whose dimensions are linked. */
interface Linked {
  readonly lookup: NameLookup
  readonly nullable: ReadonlySet<string>
  readonly windows: Map<string, Windowed>
  readonly dimensions: ReadonlyMap<string, Dimension>
}

/**
 * Links the span of a model's versions, and adds the start of the next one to its columns: a version ends there at the latest, so that
 * spans that overlap repeat no row; without an end of its own it ends there. Of versions that begin at once the one that ends last counts, then by what can be seen of them.
 */
export function linkValidity(
  definition: ModelDefinition,
  { from, to }: NonNullable<ModelDefinition['validity']>,
  { lookup, nullable, windows, dimensions }: Linked,
  report: Report,
): Validity | undefined {
  const start = lookup(from, under(report, 'validity', 'from'))
  const end = to === undefined ? undefined : lookup(to, under(report, 'validity', 'to'))
  if (start === undefined || (to !== undefined && end === undefined)) return undefined
  if ((end !== undefined && start.type !== end.type) || !isTime(start.type)) {
    const until = end === undefined ? '' : `, "${to}" of type ${end.type}`
    report('wrong-type', `A validity goes from a time to a time of the same type, and "${from}" is of type ${start.type}${until}.`, [
      'validity',
    ])
    return undefined
  }
  const seen = [...dimensions.values()]
    .flatMap(({ expression }) => columnsIn(expression))
    .filter(({ name }) => !windows.has(name) && name !== from && name !== to)
  const known: Predicate = { kind: 'isNull', value: start, negated: true }
  windows.set(NEXT_VERSION, {
    kind: 'windowed',
    take: 'next',
    of: start,
    per: definition.key.flatMap((key) => lookup(key, () => {}) ?? []),
    over: start,
    ties: [...(end === undefined ? [] : [end]), ...new Map(seen.map((column) => [column.name, column])).values()],
    where: nullable.has(from) ? known : undefined,
    type: start.type,
  })
  return { from, to: to ?? NEXT_VERSION, type: start.type }
}

/** Reports what is read of versions that no time can choose, or that would choose the time which chooses them. */
export function checkVersions(name: string, model: Model, part: RowPart, report: Report): void {
  const { time, where, aggregation, frame } = part
  const timed = versionsRead(model, [time])
  const isState = frame.reach.kind === 'valid'
  const spanned = frame.reach.kind === 'valid' ? versionsRead(model, [frame.reach.from, frame.reach.to]) : undefined
  const read = versionsRead(model, [where, 'of' in aggregation ? aggregation.of : undefined])
  const chosen = timed ?? spanned
  if (chosen !== undefined)
    report(
      'time-of-a-version',
      `The times of "${name}" are read from a version of "${chosen}", and it takes a time to choose a version. Name times of rows that have none.`,
      [spanned === undefined ? 'time' : 'span'],
    )
  else if (read !== undefined && time === undefined && !isState)
    report('no-metric-time', `"${name}" reads a version of "${read}", and has no metric time to choose one by. Give it one: time: "…".`, [])
}

/** The model whose version must be chosen before an expression or test can be read; nothing where there is none. */
export function versionsRead(model: Model, nodes: readonly (Expression | Predicate | undefined)[]): string | undefined {
  const aliases = new Set(nodes.flatMap((node) => (node === undefined ? [] : columnsIn(node).map(({ of }) => of))))
  for (const alias of aliases) {
    for (let step = model.joins.get(alias); step !== undefined; step = model.joins.get(step.from))
      if (step.validity !== undefined) return step.model
  }
  return undefined
}
