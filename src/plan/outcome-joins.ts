import type { Model } from '../catalog/catalog.ts'
import { isOutcomeColumn } from '../catalog/outcome.ts'
import type { Column, Expression } from '../expression/expression.ts'
import { mapAggregation, mapPredicate } from '../expression/map.ts'
import type { ResolvedEvents, ResolvedOutcome } from '../query/resolve-outcome.ts'
import type { ResolvedRows } from '../query/resolved-question.ts'
import { type EventRows, keyName, type OutcomeJoin } from './outcome-join.ts'

interface Found {
  readonly as: string
  readonly outcome: ResolvedOutcome
  /** Its columns, each once, by what they say. */
  readonly values: Map<string, { readonly name: string; readonly outcome: ResolvedOutcome }>
}

/** Collects what came of the rows of one scan: one join for each pair of sides, and one column for each window or number of buckets. */
export class OutcomeJoins {
  readonly #found = new Map<string, Found>()
  readonly #name: string
  readonly #eventsOf: (events: ResolvedEvents, outcome: ResolvedOutcome) => EventRows

  /** `name` tells these joins from those of other scans. */
  constructor(name: string, eventsOf: (events: ResolvedEvents, outcome: ResolvedOutcome) => EventRows) {
    this.#name = name
    this.#eventsOf = eventsOf
  }

  joins(): readonly OutcomeJoin[] {
    return [...this.#found.values()].map(({ as, outcome, values }): OutcomeJoin => {
      const { base, later, timeType, zone } = outcome
      const [first, then] = [this.#eventsOf(base, outcome), this.#eventsOf(later, outcome)]
      const sides = { as, key: keyOf(base.model), base: first, later: then, timeType, zone }
      const columns = [...values.values()]
      if (outcome.kind === 'cohort') {
        const afters = columns.flatMap(({ name, outcome: one }) => (one.kind === 'cohort' ? [{ name, after: one.after }] : []))
        return { ...sides, kind: outcome.kind, grain: outcome.grain, values: afters, now: outcome.now }
      }
      const windows = columns.flatMap(({ name, outcome: one }) => (one.kind === 'cohort' ? [] : [{ name, window: one.window }]))
      return { ...sides, kind: outcome.kind, values: windows }
    })
  }

  /** A part with the columns that it reads of its outcome in place. */
  placed(part: ResolvedRows): ResolvedRows {
    const { aggregation, where, outcome } = part
    if (outcome === undefined) return part
    const column = (read: Column) => (isOutcomeColumn(read) ? this.#column(outcome, read) : read)
    return { ...part, aggregation: mapAggregation(aggregation, { column }), where: where && mapPredicate(where, { column }) }
  }

  #column(outcome: ResolvedOutcome, { name, type }: Column): Expression {
    const { as, values } = this.#join(outcome)
    if (name === 'row') return { kind: 'column', of: as, name: keyName(0), type: keyOf(outcome.base.model)[0]?.type ?? type }
    const said = JSON.stringify(outcome.kind === 'cohort' ? outcome.after : outcome.window)
    const known = values.get(said) ?? { name: valueName(outcome, values.size), outcome }
    values.set(said, known)
    return { kind: 'column', of: as, name: known.name, type }
  }

  #join(outcome: ResolvedOutcome): Found {
    const known = this.#found.get(outcome.signature)
    if (known !== undefined) return known
    const number = this.#found.size === 0 ? '' : String(this.#found.size + 1)
    const found: Found = { as: `${this.#name} ${NAMES[outcome.kind]}${number}`, outcome, values: new Map() }
    this.#found.set(outcome.signature, found)
    return found
  }
}

function valueName(outcome: ResolvedOutcome, before: number): string {
  if (outcome.kind === 'cohort') return `active after ${outcome.after}`
  return before === 0 ? outcome.kind : `${outcome.kind} ${before + 1}`
}

const NAMES = { credited: 'credits', followed: 'follow-ups', cohort: 'cohorts' } as const

/** A model's key as its rows have it. */
function keyOf({ key, columns }: Model): readonly Expression[] {
  return key.flatMap((name) => columns.get(name) ?? [])
}
