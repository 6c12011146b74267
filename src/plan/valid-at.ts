import type { Validity } from '../catalog/catalog.ts'
import type { ColumnType } from '../expression/column-type.ts'
import { type Expression, everyOf, type Predicate } from '../expression/expression.ts'
import { NEXT_VERSION } from '../expression/version-columns.ts'
import type { VersionMoment } from '../query/resolved-question.ts'

/** The test that a row known as `alias` is its entity's version at a moment: at most one is, since each ends where the next begins (S28). */
export function validAt(alias: string, { from, to, type }: Validity, { time, just, zone }: VersionMoment): Predicate {
  const as = (of: Expression, wanted: ColumnType): Expression => (of.type === wanted ? of : { kind: 'inZone', of, zone, type: wanted })
  // A day contains the instants of a day; the end of a bucket may lie within one, and is compared with its midnights.
  const compared = just === 'before' && type === 'date' ? time.type : type
  const column = (name: string): Expression => as({ kind: 'column', of: alias, name, type }, compared)
  const moment = as(time, compared)
  const ends = (name: string): Predicate => ({
    kind: 'some',
    of: [
      { kind: 'isNull', value: column(name), negated: false },
      { kind: 'compare', operator: just === 'at' ? 'gt' : 'gte', left: column(name), right: moment },
    ],
  })
  const begun: Predicate = { kind: 'compare', operator: just === 'at' ? 'lte' : 'lt', left: column(from), right: moment }
  // Versions without an end of their own end where the next begins.
  return everyOf([begun, ...[...new Set([to, NEXT_VERSION])].map(ends)]) ?? begun
}
