import type { ModelDefinition } from '../definition/model-definition.ts'
import type { Located } from '../definition/parse-definitions.ts'
import type { ColumnType } from '../expression/column-type.ts'
import { columnsIn } from '../expression/walk.ts'
import type { Problem } from '../problem/problem.ts'
import { didYouMean } from '../problem/suggest.ts'
import type { Member, Model } from './catalog.ts'
import { type Declared, type Doubt, mayHave, UNKNOWN_TIME } from './doubt.ts'
import { isTime } from './is-time.ts'
import { checkEntities, linkReach, type ModelToJoin } from './link-joins.ts'
import { linkOwnModel, type ModelGround, type OwnModel, type ReachedNames } from './link-model.ts'
import { sharedMembers } from './link-shared.ts'
import { haveValues, linkTallies, valueTypes } from './link-tallies.ts'
import type { KnownModels } from './metric-scope.ts'
import { type Report, reportOn } from './report.ts'

/** What all models stand on. */
interface ModelsGround extends ModelGround {
  readonly definitions: ReadonlyMap<string, Located<ModelDefinition>>
  readonly depth: number
  readonly declared: Declared
}

type OwnGround = Omit<ModelsGround, 'valueType' | 'reached'>
type Joined = Pick<KnownModels, 'models' | 'doubts'>

const NOTHING_REACHED: ReachedNames = { names: () => [], find: () => undefined }

/** What dimensions can name that rows lead to. Such dimensions may be made of one another: they are linked until no more are found. */
function reachedNames(ground: OwnGround, valueType: ModelGround['valueType']): ReachedNames {
  const lost = [...ground.definitions.values()].reduce((sum, located) => sum + located.lostIn('dimensions').size, 0)
  let reached = NOTHING_REACHED
  for (let missing = Number.POSITIVE_INFINITY; ; ) {
    const { joined, own } = joinModels({ ...ground, valueType, reached }, [])
    const left = own.reduce((sum, { doubt }) => sum + doubt.dimensions.size, -lost)
    if (left === 0) return reached
    const known: ReachedNames = {
      names: (model) => joined.models.get(model)?.members.keys() ?? [],
      find: (model, name) => {
        const found = joined.models.get(model)?.members.get(name)?.expression
        return found !== undefined && columnsIn(found).some(({ of }) => of !== model) ? found : undefined
      },
    }
    if (left === missing) return excused(known, joined, (lenient) => joinModels({ ...ground, valueType, reached: lenient }, []).problems)
    missing = left
    reached = known
  }
}

/** Says nothing of names that may be right and are not known, because something else is wrong, which is told: not of those made of one another. */
function excused(known: ReachedNames, { doubts }: Joined, problemsWith: (reached: ReachedNames) => readonly Problem[]): ReachedNames {
  const find: ReachedNames['find'] = (model, name) => known.find(model, name) ?? (mayHave(doubts.get(model), name) ? 'unknown' : undefined)
  const lenient = { ...known, find }
  return problemsWith(lenient).length > 0 ? lenient : known
}

/** Links models to their tables and to each other; reports what does not fit, and goes on without it. */
export function linkModels(ground: OwnGround, problems: Problem[]): Joined {
  const { definitions, declared, grains } = ground
  const known = { definitions, declared, grains }
  // A value of rows that lead here may be read through what they lead to: its type is found over models on which it is any.
  const any = (): ColumnType => 'text'
  const reached = reachedNames(ground, any)
  const valueType = haveValues(definitions)
    ? valueTypes({ ...known, ...joinModels({ ...ground, valueType: any, reached }, []).joined })
    : any
  const { joined, own } = joinModels({ ...ground, valueType, reached }, problems)
  for (const model of own) linkTallies(model, { ...known, ...joined }, reportOn(definitions, model.name, problems))
  return joined
}

function joinModels(
  ground: ModelsGround,
  problems: Problem[],
): { readonly joined: Joined; readonly own: readonly OwnModel[]; readonly problems: readonly Problem[] } {
  const { definitions, depth, declared } = ground
  const toJoin = new Map<string, ModelToJoin>()
  for (const located of definitions.values()) {
    const model = linkOwnModel(located, ground, problems)
    toJoin.set(model.name, { model, entities: located.definition.entities })
  }
  for (const [name, joined] of toJoin) checkEntities(joined, { models: toJoin, declared }, reportOn(definitions, name, problems))
  const models = new Map<string, Model>()
  const doubts = new Map<string, Doubt>()
  for (const [name, joined] of toJoin) {
    const report = reportOn(definitions, name, problems)
    const { doubt, ...reach } = linkReach(joined, toJoin, depth, report)
    const shared = sharedMembers(
      joined.model,
      [...toJoin.values()].map(({ model }) => model),
      reach.members,
      report,
    )
    const members = new Map([...reach.members, ...shared])
    const located = definitions.get(name)
    const metricTime = located && linkMetricTime(joined, located, { members, doubt }, report)
    doubts.set(name, doubt)
    const { doubt: _, ...own } = joined.model
    models.set(name, { ...own, ...reach, members, metricTime })
  }
  return { joined: { models, doubts }, own: [...toJoin.values()].map(({ model }) => model), problems }
}

function linkMetricTime(
  { model }: ModelToJoin,
  { definition: { metricTime: name }, isLost }: Located<ModelDefinition>,
  { members, doubt }: { readonly members: Model['members']; readonly doubt: Doubt },
  report: Report,
): Model['metricTime'] {
  if (name === undefined) return isLost('metricTime') ? someTime(model.name) : undefined
  const own = model.dimensions.get(name)
  const member = own === undefined ? members.get(name) : { name, dimension: own, expression: own.expression }
  if (member === undefined) {
    const known = [...model.dimensions.keys(), ...members.keys()]
    if (!mayHave(doubt, name))
      report('unknown-dimension', `"${model.name}" has no time dimension "${name}", and leads to none.${didYouMean(name, known)}`, [
        'metricTime',
      ])
    return someTime(model.name)
  }
  if (isTime(member.expression.type)) return member
  report('wrong-type', `"${name}" is of type ${member.expression.type}, and "metricTime" names a time dimension.`, ['metricTime'])
  return someTime(model.name)
}

/** A metric time that is declared and not known. */
function someTime(model: string): Member {
  return { name: 'time', dimension: { model, name: 'time', expression: UNKNOWN_TIME, words: {} }, expression: UNKNOWN_TIME }
}
