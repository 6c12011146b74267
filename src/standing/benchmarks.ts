import type { Zoned } from '../query/move-time.ts'
import { parseMoment } from '../query/resolve-time.ts'
import { type Benchmark, type BenchmarkKind, kindOf } from './benchmark-row.ts'

/** Benchmarks, by what they are of. */
export class Benchmarks {
  readonly all: readonly Benchmark[]
  readonly #byKind = new Map<string, Benchmark[]>()

  constructor(all: readonly Benchmark[]) {
    this.all = all
    for (const one of all) {
      if (one.kind === undefined) continue
      const known = this.#byKind.get(one.kind)
      if (known === undefined) this.#byKind.set(one.kind, [one])
      else known.push(one)
    }
  }

  /** The benchmark that is valid in an instant, in whose zone days begin: of several, the one that began last; null where none is, or where several say that differently. */
  valueAt(kind: BenchmarkKind, instant: Zoned): number | null {
    const time = (written: string) => parseMoment(written, instant.timeZoneId)?.epochNanoseconds
    const now = instant.epochNanoseconds
    const valid = (this.#byKind.get(kindOf(kind)) ?? []).flatMap(({ from, to, value }) => {
      const start = from === undefined ? EVER : time(from)
      const end = to === undefined ? undefined : time(to)
      return value !== undefined && start !== undefined && start <= now && (end === undefined || now < end) ? [{ start, value }] : []
    })
    const latest = valid.reduce((last, { start }) => (start > last ? start : last), EVER)
    const values = new Set(valid.filter(({ start }) => start === latest).map(({ value }) => value))
    const [value = null] = values
    return values.size === 1 ? value : null
  }
}

/** Before everything that can be written as a time. */
const EVER = -(10n ** 24n)
