import type { ModelDefinition } from '../definition/model-definition.ts'
import { type Column, type Expression, literal, type Predicate } from '../expression/expression.ts'
import { mapExpression, mapPredicate } from '../expression/map.ts'
import { columnsIn } from '../expression/walk.ts'
import { didYouMean, quoteList } from '../problem/suggest.ts'
import { capitalize } from './capitalize.ts'
import type { JoinStep, Member } from './catalog.ts'
import { type Declared, type Doubt, Doubting, mayLeadTo } from './doubt.ts'
import { firstOfRoles } from './link-first-of.ts'
import type { OwnModel } from './link-model.ts'
import { storedName } from './mapped-tables.ts'
import { makesValueOfNulls } from './nullability.ts'
import { type Report, under } from './report.ts'

/** A model beside what its author wrote of its entities. */
export interface ModelToJoin {
  readonly model: OwnModel
  readonly entities: ModelDefinition['entities']
}

type Models = ReadonlyMap<string, ModelToJoin>

/** Where a role leads: the joins on the way, the last one being the role's own. */
interface Role {
  readonly steps: readonly JoinStep[]
  readonly target: ModelToJoin
}

export interface Reach {
  readonly joins: ReadonlyMap<string, JoinStep>
  readonly members: ReadonlyMap<string, Member>
  readonly roles: ReadonlyMap<string, Expression>
  readonly entities: ReadonlyMap<string, string>
  /** What it may lead to beside that. */
  readonly doubt: Doubt
}

/** Finds everything that a model's rows lead to, many to one, through at most `depth` roles. */
export function linkReach(base: ModelToJoin, models: Models, depth: number, report: Report): Reach {
  const joins = new Map<string, JoinStep>()
  const members = new Map<string, Member>()
  const roles = new Map<string, Expression>()
  const entities = new Map<string, string>()
  const own = base.model
  const doubting = new Doubting()
  const add = (prefix: string, alias: string, at: ModelToJoin) => {
    for (const dimension of at.model.dimensions.values()) {
      const name = `${prefix}${capitalize(dimension.name)}`
      const here = seenFrom(dimension.expression, at.model.name, alias === own.name ? undefined : alias)
      const member = { name, dimension, expression: alias === own.name ? here : whereJoined(here, alias, at.model) }
      const other = members.get(name)
      if (other !== undefined && JSON.stringify(other.expression) !== JSON.stringify(member.expression))
        report(
          'path-collision',
          `Two paths lead from "${own.name}" to the name "${name}". Rename an entity or a dimension on one of them.`,
          ['entities'],
        )
      else members.set(name, member)
    }
    doubting.add(prefix, at.model.doubt)
  }
  const explore = (at: ModelToJoin, alias: string, prefix: string, left: number, again?: Again) => {
    if (at.model.doubt.allRoles) doubting.addRole('', prefix)
    for (const role of [...at.model.doubt.roles, ...Object.keys(at.entities)]) {
      if (role === again?.role ? again.times === 0 : left === 0) continue
      const found = followRole(at, alias, own.name, role, models)
      if (found === undefined) {
        const entity = entityOf(at, role)
        if (entity === undefined || !('firstOf' in entity)) doubting.addRole(prefix, role)
        continue
      }
      for (const step of found.steps) {
        const other = joins.get(step.as)
        if (other !== undefined && JSON.stringify(other) !== JSON.stringify(step))
          report(
            'path-collision',
            `Two paths lead from "${own.name}" to the name "${step.as}". Rename the entity "${role}" of "${at.model.name}".`,
            ['entities'],
          )
        joins.set(step.as, step)
      }
      const end = found.steps[found.steps.length - 1]?.as ?? alias
      const name = prefix === '' ? role : `${prefix}${capitalize(role)}`
      add(name, end, found.target)
      entities.set(name, found.target.model.name)
      const key = roleKey(found)
      if (key !== undefined) roles.set(name, key)
      else if (isKeyUnknown(found.target.model)) doubting.addKey(name)
      explore(found.target, end, name, role === again?.role ? left : left - 1, toItself(at, role, again))
    }
  }
  add(own.entity, own.name, base)
  explore(base, own.name, '', depth)
  const ownKey = own.key.length === 1 ? own.columns.get(own.key[0] ?? '') : undefined
  if (ownKey !== undefined) roles.set(own.entity, ownKey)
  else if (isKeyUnknown(own)) doubting.addKey(own.entity)
  addFirsts(base, { roles, entities, doubting }, report)
  // A dimension made of what its rows lead to is known as far as that is.
  for (const [name, { expression }] of members)
    if (columnsIn(expression).some(({ of }) => of !== own.name && !joins.has(of))) members.delete(name)
  return { joins, members, roles, entities, doubt: doubting.doubts(own.doubt, own.dimensions.keys()) }
}

/** Adds the roles that are the first of several others. */
function addFirsts(
  { model, entities: declared }: ModelToJoin,
  { roles, entities, doubting }: { roles: Map<string, Expression>; entities: Map<string, string>; doubting: Doubting },
  report: Report,
): void {
  const mayLead = (role: string) => mayLeadTo(doubting.doubts(model.doubt, []), role)
  for (const [role, entity] of Object.entries(declared)) {
    if (!('firstOf' in entity)) continue
    const at = under(report, 'entities', role)
    const first = firstOfRoles({ name: model.name, roles, entities, mayLead }, entity.firstOf, at)
    if (first === undefined) doubting.addKey(role)
    else roles.set(role, first.key)
    if (first?.model !== undefined) entities.set(role, first.model)
  }
}

function isKeyUnknown({ key, columns }: OwnModel): boolean {
  return key.some((column) => !columns.has(column))
}

function entityOf({ entities }: ModelToJoin, role: string): ModelToJoin['entities'][string] | undefined {
  return Object.hasOwn(entities, role) ? entities[role] : undefined
}

/** A role that leads from a model to itself, and how many times more: all of these together count as one role. */
interface Again {
  readonly role: string
  readonly times: number
}

function toItself(at: ModelToJoin, role: string, again: Again | undefined): Again | undefined {
  const { model } = at
  const entity = entityOf(at, role)
  if (entity === undefined || !('model' in entity) || entity.model !== model.name) return undefined
  return { role, times: (role === again?.role ? again.times : (entity.depth ?? 1)) - 1 }
}

/** The column by which rows point at the last entity of a role; nothing where its key has several. */
function roleKey({ steps, target }: Role): Expression | undefined {
  const last = steps[steps.length - 1]
  const [on, ...others] = last?.on ?? []
  const type = on && target.model.columns.get(target.model.key[0] ?? '')?.type
  return last === undefined || on === undefined || others.length > 0 || type === undefined
    ? undefined
    : { kind: 'column', of: last.from, name: on.column, type }
}

/** A model's expression as rows see it that know the model's own rows by `alias`; nothing where they are these rows. */
function seenFrom(expression: Expression, model: string, alias: string | undefined): Expression {
  if (alias === undefined) return expression
  const column = (column: Column) => ({ ...column, of: column.of === model ? alias : `${alias}${capitalize(column.of)}` })
  return mapExpression(expression, { column })
}

function onAlias(expression: Expression, alias: string): Expression {
  return mapExpression(expression, { column: (column) => ({ ...column, of: alias }) })
}

/** A row that is not there has no dimensions, not even one that would make a value of nulls (S2). */
function whereJoined(expression: Expression, alias: string, { key, columns }: OwnModel): Expression {
  const [first = ''] = key
  const column = columns.get(first)
  if (column === undefined || !makesValueOfNulls(expression)) return expression
  const joined: Predicate = { kind: 'isNull', value: onAlias(column, alias), negated: true }
  return {
    kind: 'conditional',
    branches: [{ test: joined, value: expression }],
    otherwise: literal(null, expression.type),
    type: expression.type,
  }
}

/** The joins of one role, seen from the rows known as `alias`; nothing where the role is not whole (reported elsewhere). */
function followRole(at: ModelToJoin, alias: string, base: string, role: string, models: Models): Role | undefined {
  const entity = at.model.doubt.roles.has(role) ? undefined : entityOf(at, role)
  if (entity === undefined || 'firstOf' in entity) return undefined
  if ('through' in entity) return followPath(at, alias, base, entity.through.split('.'), models)
  const target = models.get(entity.model)
  if (target === undefined || target.model.key.length !== entity.column.length) return undefined
  const as = alias === base ? role : `${alias}${capitalize(role)}`
  const { where } = target.model
  const step: JoinStep = {
    as,
    from: alias,
    model: target.model.name,
    table: target.model.table,
    on: target.model.key.map((key, index) => ({
      column: storedName(at.model.columns, entity.column[index] ?? key),
      key: storedName(target.model.columns, key),
    })),
    validity: storedValidity(target.model),
    windows: target.model.windows,
    tallies: target.model.tallies,
    where: where && mapPredicate(where, { column: (column) => ({ ...column, of: as }) }),
  }
  return { steps: [step], target }
}

function storedValidity({ validity, columns }: OwnModel): OwnModel['validity'] {
  return validity && { ...validity, from: storedName(columns, validity.from), to: storedName(columns, validity.to) }
}

function followPath(at: ModelToJoin, alias: string, base: string, path: readonly string[], models: Models): Role | undefined {
  let here: Role = { steps: [], target: at }
  for (const role of path) {
    const from = here.steps[here.steps.length - 1]?.as ?? alias
    const next = followRole(here.target, from, base, role, models)
    if (next === undefined) return undefined
    here = { steps: [...here.steps, ...next.steps], target: next.target }
  }
  return here
}

/** Models that fit their tables, and the names of all, so that one with problems of its own does not count as missing. */
export interface KnownModels {
  readonly models: Models
  readonly declared: Declared
}

/** Checks that each entity of a model names a model, and columns that fit its key; one that leads nowhere is noted as a doubt. */
export function checkEntities({ model, entities }: ModelToJoin, known: KnownModels, report: Report): void {
  for (const [role, entity] of Object.entries(entities)) {
    const at = under(report, 'entities', role)
    const leadsNowhere: Report = (...problem) => {
      model.doubt.roles.add(role)
      at(...problem)
    }
    if (role === model.name)
      leadsNowhere('alias-taken', `An entity of "${model.name}" cannot have the model's own name. Name it after its role.`, [])
    if ('through' in entity) checkThrough(model, entity.through.split('.'), known.models, leadsNowhere)
    else if (!('firstOf' in entity)) checkDirect(model, entity, known, at)
  }
}

function checkDirect(
  model: OwnModel,
  entity: { model: string; column: readonly string[]; depth?: number | undefined },
  { models, declared }: KnownModels,
  at: Report,
): void {
  const target = models.get(entity.model)?.model
  if (target === undefined) {
    if (!declared.has(entity.model))
      at('unknown-model', `There is no model "${entity.model}".${didYouMean(entity.model, declared.names)}`, ['model'])
    return
  }
  if (entity.depth !== undefined && target.name !== model.name)
    at(
      'depth-without-self',
      `"depth" says how often a role leads from a model to itself, and this one leads to "${target.name}". Leave it out.`,
      ['depth'],
    )
  const keyIsKnown = target.key.every((key) => target.columns.has(key))
  if (keyIsKnown && target.key.length !== entity.column.length)
    at(
      'key-mismatch',
      `The key of "${target.name}" is ${quoteList(target.key, 9)}, and "column" names ${quoteList(entity.column, 9)}. It takes one column for each of the key's.`,
      ['column'],
    )
  entity.column.forEach((name, index) => {
    const column = model.columns.get(name) ?? model.windows.get(name)
    const key = target.columns.get(target.key[index] ?? '')
    // A column that is made of other rows is declared among the dimensions, and may not be known.
    if (column === undefined && model.columns.size > 0 && !model.doubt.dimensions.has(name))
      at(
        'unknown-column',
        `There is no column "${name}" in the table "${model.table}" of the model "${model.name}".${didYouMean(name, model.columns.keys())}`,
        ['column'],
      )
    else if (column !== undefined && key !== undefined && key.type !== column.type)
      at('key-mismatch', `"${name}" is of type ${column.type} and the key of "${target.name}" of type ${key.type}: they never match.`, [
        'column',
      ])
  })
}

function checkThrough(model: OwnModel, path: readonly string[], models: Models, at: Report): void {
  let here: ModelToJoin | undefined = models.get(model.name)
  const seen = new Map<string, number>()
  for (const role of path) {
    // A model with problems of its own; they say what is missing.
    if (here === undefined) return
    const entity = entityOf(here, role)
    const { name, doubt } = here.model
    if (entity === undefined) {
      if (doubt.roles.has(role) || doubt.allRoles) return
      at('unknown-entity', `"${name}" has no entity "${role}".${didYouMean(role, Object.keys(here.entities))}`, ['through'])
      return
    }
    if ('firstOf' in entity) {
      at('unknown-entity', `"${role}" of "${name}" is the first of several roles and leads to no rows.`, ['through'])
      return
    }
    if ('through' in entity) {
      at('unknown-entity', `"${role}" of "${name}" leads through other entities itself. Write its own path out: "${entity.through}".`, [
        'through',
      ])
      return
    }
    const times = (seen.get(`${name}.${role}`) ?? 0) + 1
    if (times > (entity.depth ?? 1)) {
      at(
        'unknown-entity',
        `"through" leads over "${role}" of "${name}" ${times === 2 ? 'twice' : `${times} times`}. It can only be named with a column of its own, or where "${role}" leads from "${name}" to itself and declares "depth: ${times}".`,
        ['through'],
      )
      return
    }
    seen.set(`${name}.${role}`, times)
    here = models.get(entity.model)
  }
}
