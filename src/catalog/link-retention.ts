import type { RetentionDefinition } from '../definition/conversion-definition.ts'
import type { ParameterDefinition } from '../definition/metric-definition.ts'
import { columnOf, divide, type Predicate } from '../expression/expression.ts'
import { OWN_BUCKET } from '../expression/time-frame.ts'
import { isDayOrCoarser, plainGrain } from '../expression/time-grain.ts'
import type { RowPart } from './catalog.ts'
import type { Computed } from './computed.ts'
import { inputInWords } from './in-words.ts'
import { type LinkInput, linkSides } from './link-events.ts'
import type { KnownModels } from './metric-scope.ts'
import { type Cohort, outcomeColumn } from './outcome.ts'
import { type Report, under } from './report.ts'
import { grainNamed } from './time-grains.ts'

const AFTER: ParameterDefinition = {
  default: 1,
  whole: true,
  min: 0,
  max: 10_000,
  description: 'How many buckets after its first one an entity is looked for: 0 is the first itself.',
}

/** Links the share of a cohort that is active later; reports and gives nothing where the sides do not fit. */
export function linkRetention(definition: RetentionDefinition, link: LinkInput, known: KnownModels, report: Report): Computed | undefined {
  const { name, base, active, per } = definition
  const grain = grainNamed(definition.grain, known.grains, under(report, 'grain')) ?? plainGrain('month')
  if (!isDayOrCoarser(grain))
    report('grain-too-fine', `The cohorts of "${name}" go by the ${grain.name}. They can go by the day or coarser.`, ['grain'])
  if (definition.parameters !== undefined && Object.hasOwn(definition.parameters, 'after'))
    report('reserved-name', `Every retention has the argument "after". Give the parameter another name.`, ['parameters', 'after'])
  const sides = linkSides({ name, base, later: active, laterField: 'active', per, constant: [] }, link, known, report)
  if (sides === undefined) return undefined
  const { model, time } = sides.base
  const after = { kind: 'parameter', name: 'after', value: AFTER.default ?? null, type: 'decimal' } as const
  const outcome: Cohort = { kind: 'cohort', base: sides.base, later: sides.later, grain, after }
  const first: Predicate = { kind: 'isNull', value: outcomeColumn('row'), negated: true }
  const part = (id: string, kind: 'sum' | 'count'): RowPart => ({
    kind: 'rows',
    id,
    model,
    time,
    where: first,
    frame: OWN_BUCKET,
    latest: undefined,
    aggregation:
      kind === 'sum' ? { kind, of: outcomeColumn('value'), type: 'integer' } : { kind, of: outcomeColumn('value'), type: 'integer' },
    outcome,
  })
  const returned = part(`${name} active`, 'sum')
  const cohort = part(`${name} cohort`, 'count')
  return {
    formula: divide(columnOf(returned.id, 'integer'), columnOf(cohort.id, 'integer')),
    parts: [returned, cohort],
    unit: { kind: 'ratio' },
    additivity: 'nonAdditive',
    inputs: [base.metric, active.metric],
    inWords: `share of ${per.base} entities with their first ${inputInWords(base)} in a ${grain.name} that have ${inputInWords(active)} "after" buckets later`,
    ownParameters: { after: AFTER },
  }
}
