import { didYouMean } from '../problem/suggest.ts'
import { capitalize } from './capitalize.ts'
import type { Dimension, Member } from './catalog.ts'
import type { OwnModel } from './link-model.ts'
import { type Report, under } from './report.ts'

type Models = Iterable<OwnModel>

function publicName({ entity }: OwnModel, { name }: Dimension): string {
  return `${entity}${capitalize(name)}`
}

/** Whether a model may have a dimension of this public name, although it is not known. */
function mayDeclare({ entity, doubt }: OwnModel, name: string): boolean {
  return doubt.entity || doubt.allDimensions || [...doubt.dimensions].some((dimension) => name === `${entity}${capitalize(dimension)}`)
}

/**
 * Dimensions of a model that are another model's under that one's name: no row leads from here to there, but the values are the same, so
 * metrics of both can be told apart by them.
 */
export function sharedMembers(
  model: OwnModel,
  models: Models,
  members: ReadonlyMap<string, Member>,
  report: Report,
): ReadonlyMap<string, Member> {
  const known = new Map(
    [...models].flatMap((one) => [...one.dimensions.values()].map((dimension) => [publicName(one, dimension), dimension])),
  )
  const found = new Map<string, Member>()
  for (const { name: own, expression, sameAs } of model.dimensions.values()) {
    if (sameAs === undefined) continue
    const at = under(report, 'dimensions', own)
    const dimension = known.get(sameAs)
    if (dimension === undefined && [...models].some((one) => mayDeclare(one, sameAs))) continue
    if (dimension === undefined) {
      at('unknown-dimension', `There is no dimension "${sameAs}" that "${own}" could be the same as.${didYouMean(sameAs, known.keys())}`, [
        'sameAs',
      ])
    } else if (members.has(sameAs) || found.has(sameAs)) {
      at('path-collision', `"${own}" cannot be the same as "${sameAs}": rows of "${model.name}" have a dimension of that name already.`, [
        'sameAs',
      ])
    } else if (dimension.expression.type !== expression.type) {
      at(
        'wrong-type',
        `"${own}" is of type ${expression.type}, and "${sameAs}" of type ${dimension.expression.type}: they are not the same.`,
        ['sameAs'],
      )
    } else found.set(sameAs, { name: sameAs, dimension, expression })
  }
  return found
}
