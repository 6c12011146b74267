import type { FilterInput } from '../../src/definition/filter-input.ts'
import type { Question } from '../../src/query/question.ts'
import type { Choices } from './choices.ts'
import { KindsOracle } from './kinds-answer.ts'
import { KIND_NAMES, kindOf, modelsOf } from './kinds-metrics.ts'
import { Filters, knownBy, someGrain, somePeriod } from './kinds-question.ts'
import type { Cell } from './kinds-rows.ts'
import type { OracleRow } from './kinds-shown.ts'
import type { OracleShift } from './kinds-time.ts'
import { dayAfter, type KindsWorld } from './kinds-world.ts'

/** What the changes and shares of a slice, of its groups, of theirs, and of a part of it are asked about. */
export interface PairsAsked {
  readonly metrics: readonly string[]
  /** The keys of the groups, and the one by which each of them is broken down. */
  readonly outer: string
  readonly inner: string
  readonly from: OracleShift
  /** What narrows the part, and the slice. */
  readonly part: FilterInput
  readonly where: readonly FilterInput[]
  readonly period: { readonly from: string; readonly to: string }
  readonly asOf: string
}

function someShift(choices: Choices): OracleShift {
  return choices.pick<OracleShift>([
    { kind: 'previousPeriod' },
    { kind: 'samePeriodLastYear' },
    { kind: 'back', count: 1 + choices.int(2), grain: choices.pick(['month', 'week', 'retailMonth', 'fiscalQuarter']) },
  ])
}

export function somePairs(choices: Choices, world: KindsWorld): PairsAsked {
  const named = KIND_NAMES.filter((name) => modelsOf(name).size > 0 && kindOf(name).kind !== 'returning')
  const metrics = [...new Set(choices.times(1 + choices.int(2), () => choices.pick(named)))]
  const dimensions = knownBy(metrics).filter((name) => name !== 'orderReason' && (name !== 'termTier' || !metrics.includes('wholeSum')))
  const filters = new Filters(choices, world, dimensions)
  // Over GraphQL, what is true or false is tested by fewer operators.
  const tested = dimensions.filter((name) => name !== 'accountIsBuyer')
  const [from, to] = somePeriod(choices, world)
  const days = (Date.parse(`${to}Z`) - Date.parse(`${from}Z`)) / 86_400_000
  const inner = choices.pick(dimensions)
  const grain = someGrain(choices, Math.max(days, 4), 'UTC')
  const outer = choices.chance(40)
    ? `time${grain.charAt(0).toUpperCase()}${grain.slice(1)}`
    : choices.pick(dimensions.filter((name) => name !== inner))
  return {
    metrics,
    outer,
    inner,
    from: someShift(choices),
    part: filters.test(choices.pick(tested)),
    where: choices.chance(40) ? [filters.test(choices.pick(tested))] : [],
    period: { from, to },
    asOf: `${dayAfter(world.firstDay, choices.pick([24, 40, 300]))}T12:00:00Z`,
  }
}

function spelled(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()
}

function comparison(shift: OracleShift): string {
  if (shift.kind === 'to') return `{ period: { from: "${shift.from}", to: "${shift.to}" } }`
  if (shift.kind === 'back') return `{ back: { count: ${shift.count}, grain: ${spelled(shift.grain)} } }`
  return `{ shift: ${spelled(shift.kind)} }`
}

/** Names, numbers and texts as GraphQL writes them. */
function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  return `{ ${Object.entries(value)
    .map(([name, one]) => `${name}: ${literal(one)}`)
    .join(', ')} }`
}

function field(request: string, index: number): string {
  const space = request.indexOf(' ')
  const given: unknown = space < 0 ? {} : JSON.parse(request.slice(space + 1))
  const args = Object.entries(typeof given === 'object' && given !== null ? given : {}).map(([name, value]) => `${name}: ${value}`)
  return `m${index}: ${space < 0 ? request : request.slice(0, space)}${args.length === 0 ? '' : `(${args.join(', ')})`}`
}

/** The operation that asks for it. */
export function pairsOperation({ metrics, outer, inner, from, part, where, period, asOf }: PairsAsked): string {
  const fields = metrics.map(field).join(' ')
  const pairs = `${fields} change(from: ${comparison(from)}) { ${fields} } ofParent: share { ${fields} } ofTotal: share(of: TOTAL) { ${fields} }`
  const narrowed = where.length === 0 ? '' : `, where: ${literal(where[0])}`
  return `{ metrics(period: { between: { from: "${period.from}", to: "${period.to}" } }, asOf: "${asOf}"${narrowed}) { ${pairs}
    groups: breakdown(by: [${outer}]) { nodes { key { ${outer} } ${pairs}
      groups: breakdown(by: [${inner}]) { nodes { key { ${outer} ${inner} } ${pairs} } } } }
    part: slice(where: ${literal(part)}) { ${pairs} groups: breakdown(by: [${inner}]) { nodes { key { ${inner} } ${pairs} } } } } }`
}

type Values = readonly (number | null)[]

/** A row of the answer: where it stands, and its values, changes, and shares. */
export interface PairsRow {
  readonly key: readonly Cell[]
  readonly values: Values
  readonly change: Values
  readonly ofParent: Values
  readonly ofTotal: Values
}

export interface PairsAnswer {
  readonly whole: PairsRow
  readonly groups: readonly PairsRow[]
  readonly inner: readonly PairsRow[]
  readonly part: PairsRow
  readonly parts: readonly PairsRow[]
}

/** A slice, and what its rows are when they are told apart by some keys. */
class Sliced {
  readonly #world: KindsWorld
  readonly #question: Question
  readonly #from: OracleShift
  readonly #known = new Map<string, readonly OracleRow[]>()
  readonly empty: Values

  constructor(world: KindsWorld, asked: PairsAsked, where: readonly FilterInput[]) {
    const { metrics, period, asOf, from } = asked
    this.#world = world
    this.#question = { metrics, period: { between: period }, asOf, timezone: 'UTC', where }
    this.#from = from
    const [none] = this.#rows({ where: [...where, { accountCountry: { eq: 'nowhere' } }] }, [])
    this.empty = none?.values ?? []
  }

  #rows(change: Partial<Question>, shifts: readonly OracleShift[]): readonly OracleRow[] {
    const name = JSON.stringify(change)
    const rows = this.#known.get(name) ?? KindsOracle.answer(this.#world, { ...this.#question, ...change }, shifts)?.rows
    if (rows === undefined) throw new Error('The oracle has no answer to what is paired.')
    this.#known.set(name, rows)
    return rows
  }

  now(by: readonly string[]): readonly OracleRow[] {
    return this.#rows({ by }, [])
  }

  before(by: readonly string[], key: readonly Cell[]): Values {
    return this.#valuesAt(this.#rows({ by, compared: [this.#from] }, [this.#from]), key)
  }

  at(by: readonly string[], key: readonly Cell[]): Values {
    return this.#valuesAt(this.now(by), key)
  }

  #valuesAt(rows: readonly OracleRow[], key: readonly Cell[]): Values {
    return rows.find((row) => JSON.stringify(row.key) === JSON.stringify(key))?.values ?? this.empty
  }
}

function related(now: Values, other: Values, relate: (now: number, other: number) => number): Values {
  return now.map((mine, index) => {
    const theirs = other[index] ?? null
    return mine === null || theirs === null || theirs === 0 ? null : relate(mine, theirs)
  })
}

function paired(row: OracleRow, then: Values, parent: Values, total: Values): PairsRow {
  const share = (other: Values) => related(row.values, other, (mine, theirs) => mine / theirs)
  const change = related(row.values, then, (now, before) => (now - before) / Math.abs(before))
  return { ...row, change, ofParent: share(parent), ofTotal: share(total) }
}

/** Changes and shares, each made of the answers to two questions (S18). */
export function pairsAnswer(world: KindsWorld, asked: PairsAsked): PairsAnswer {
  const { outer, inner, where, part } = asked
  const slice = new Sliced(world, asked, where)
  const narrow = new Sliced(world, asked, [...where, part])
  const total = slice.at([], [])
  const rows = (of: Sliced, by: readonly string[], parent: (key: readonly Cell[]) => Values) =>
    of.now(by).map((row) => paired(row, of.before(by, row.key), parent(row.key), total))
  const [whole, one] = [rows(slice, [], () => total)[0], rows(narrow, [], () => total)[0]]
  if (whole === undefined || one === undefined) throw new Error('A slice has one value of each metric.')
  return {
    whole,
    part: one,
    groups: rows(slice, [outer], () => total),
    inner: rows(slice, [outer, inner], (key) => slice.at([outer], key.slice(0, 1))),
    parts: rows(narrow, [inner], () => one.values),
  }
}
