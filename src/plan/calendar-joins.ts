import type { Bucket, Expression } from '../expression/expression.ts'
import { mapAggregation, mapExpression, mapPredicate } from '../expression/map.ts'
import { plainGrain, type TableGrain } from '../expression/time-grain.ts'
import type { ResolvedRows } from '../query/resolved-question.ts'
import type { CalendarJoin } from './plan-node.ts'

/** Collects the calendars made of tables that one scan reads, one join for each pair of grain and day. */
export class CalendarJoins {
  readonly #joins = new Map<string, CalendarJoin>()

  joins(): readonly CalendarJoin[] {
    return [...this.#joins.values()]
  }

  /** Rows whose buckets of such calendars are columns of what they are joined to. */
  joined(rows: ResolvedRows): ResolvedRows {
    const mapping = { bucket: (bucket: Bucket) => this.bucketOf(bucket) }
    const { aggregation, where, slice, latest, keys } = rows
    const map = (of: Expression) => mapExpression(of, mapping)
    return {
      ...rows,
      aggregation: mapAggregation(aggregation, mapping),
      where: where && mapPredicate(where, mapping),
      slice: slice && mapPredicate(slice, mapping),
      latest: latest && { ...latest, over: map(latest.over), per: latest.per.map(map) },
      keys: keys.map(map),
    }
  }

  /** A bucket, as a column of what rows are joined to where a table says in which one a day lies. */
  bucketOf(bucket: Bucket): Expression {
    const { grain } = bucket
    if (grain.kind === 'unit') return bucket
    return { kind: 'column', of: this.#join(bucket, grain).as, name: 'bucket', type: 'date' }
  }

  #join({ of, zone }: Bucket, { name, starts, end }: TableGrain): CalendarJoin {
    const day: Expression = of.type === 'date' ? of : { kind: 'bucket', of, grain: plainGrain('day'), zone, type: 'date' }
    const key = JSON.stringify([name, day])
    const known = this.#joins.get(key)
    if (known !== undefined) return known
    const same = [...this.#joins.values()].filter((join) => join.starts === starts).length
    const join = { as: `${name} of day${same === 0 ? '' : ` ${same + 1}`}`, day, starts, end }
    this.#joins.set(key, join)
    return join
  }
}
