import type { RateSource } from '../catalog/catalog.ts'
import type { Converted, Expression, Predicate } from '../expression/expression.ts'
import { literal } from '../expression/expression.ts'
import { mapAggregation } from '../expression/map.ts'
import { FaultError } from '../problem/problem.ts'
import type { Measure, RateJoin } from './plan-node.ts'

/** What a guard says in place of the day of an amount that has none. */
export const UNKNOWN_DAY = 'unknown-day'

/** Collects the rates that one scan needs, one join for each pair of currency and day. */
export class RateJoins {
  readonly #source: RateSource | undefined
  readonly #joins = new Map<string, RateJoin>()
  readonly #guards = new Set<string>()

  constructor(source: RateSource | undefined) {
    this.#source = source
  }

  joins(): readonly RateJoin[] {
    return [...this.#joins.values()]
  }

  /** The measure over converted amounts, and for each conversion that no other measure guards, a guard that finds an amount without a rate. */
  measures(measure: Measure): readonly Measure[] {
    const guards: Measure[] = []
    const aggregation = mapAggregation(measure.aggregation, {
      converted: (converted) => {
        const join = this.#join(converted)
        const guard = missingRate(`${measure.name} ${join.as} missing`, join, converted, measure.where)
        if (!this.#isGuarded(guard)) guards.push(guard)
        return priced(join, converted)
      },
    })
    return [{ ...measure, aggregation }, ...guards]
  }

  #isGuarded({ aggregation, where }: Measure): boolean {
    const key = JSON.stringify([aggregation, where])
    const known = this.#guards.has(key)
    this.#guards.add(key)
    return known
  }

  #join({ currency, on, to }: Converted): RateJoin {
    if (this.#source === undefined || to === undefined)
      throw new FaultError('An amount was planned without rates or currency. This is a fault of Grainline; report it with the question.')
    const key = JSON.stringify([currency, on])
    const known = this.#joins.get(key)
    if (known !== undefined) return known
    const { table, from, to: target, date, rate } = this.#source
    // No table, role or model has a name with a space.
    const as = this.#joins.size === 0 ? 'exchange rate' : `exchange rate ${this.#joins.size + 1}`
    const join = { as, table, columns: { from, to: target, date, rate }, currency, on, to }
    this.#joins.set(key, join)
    return join
  }
}

/**
 * The amount times its rate, which is 1 where it is in the currency asked for. The choice is between rates: between amounts, DuckDB (1.5)
 * would take the scale of a sum's 38 digits and round what was converted to it. An amount of no day is joined to the rate of the last, and
 * takes none: a join that tested it would take a third longer.
 */
function priced({ as, on, to }: RateJoin, { amount, currency }: Converted): Expression {
  const same: Predicate = { kind: 'compare', operator: 'eq', left: currency, right: literal(to, 'text') }
  const dated: Predicate = { kind: 'isNull', value: on, negated: true }
  const rate: Expression = {
    kind: 'conditional',
    branches: [
      { test: same, value: literal(1, 'decimal') },
      { test: dated, value: rateColumn(as) },
    ],
    otherwise: literal(null, 'decimal'),
    type: 'decimal',
  }
  return { kind: 'arithmetic', operator: 'multiply', operands: [amount, rate], type: 'decimal' }
}

/**
 * The earliest day and currency of an amount in another currency that found no rate. The test stands inside and not in the filter:
 * DuckDB (1.5) computes what it aggregates for every row before it filters, and a text for every row costs as much as the sum.
 */
function missingRate(name: string, { as, to }: RateJoin, { amount, currency, on }: Converted, own: Predicate | undefined): Measure {
  const currencyName = textOr(currency, 'no currency')
  const test: Predicate = {
    kind: 'every',
    of: [
      {
        kind: 'some',
        of: [
          { kind: 'isNull', value: rateColumn(as), negated: false },
          { kind: 'isNull', value: on, negated: false },
        ],
      },
      { kind: 'compare', operator: 'ne', left: currencyName, right: literal(to, 'text') },
      { kind: 'isNull', value: amount, negated: true },
    ],
  }
  const value: Expression = {
    kind: 'joined',
    operands: [textOr({ kind: 'cast', of: on, type: 'text' }, UNKNOWN_DAY), currencyName],
    type: 'text',
  }
  const of: Expression = { kind: 'conditional', branches: [{ test, value }], otherwise: literal(null, 'text'), type: 'text' }
  return { name, aggregation: { kind: 'min', of, type: 'text' }, where: own, guard: true }
}

function rateColumn(as: string): Expression {
  return { kind: 'column', of: as, name: 'rate', type: 'decimal' }
}

function textOr(value: Expression, otherwise: string): Expression {
  return { kind: 'coalesce', operands: [value, literal(otherwise, 'text')], type: 'text' }
}
