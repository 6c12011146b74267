import { FaultError } from '../problem/problem.ts'

function hash(seed: number, name: string): number {
  let state = Math.imul(seed ^ 0x811c9dc5, 0x01000193)
  for (let index = 0; index < name.length; index += 1) state = Math.imul(state ^ name.charCodeAt(index), 0x01000193)
  return Math.imul(state ^ (state >>> 15), 0x2c1b3c6d)
}

/**
 * Pseudo-random numbers (mulberry32) that depend on `seed` and `name` alone. Only + - * / and the square root are used, because
 * these are the operations that every machine rounds alike.
 */
export class Random {
  #state: number

  constructor(seed: number, name: string) {
    this.#state = hash(seed, name)
  }

  /** From 0 up to, not including, 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.next()
  }

  /** A whole number, both ends included. */
  integer(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1))
  }

  /** As many as expected on average: 2.3 gives 2 or, in three of ten cases, 3. */
  count(expected: number): number {
    const whole = Math.floor(expected)
    return whole + (this.chance(expected - whole) ? 1 : 0)
  }

  pick<T>(values: readonly T[]): T {
    const value = values[Math.floor(this.next() * values.length)]
    if (value === undefined) throw new FaultError('The demo picked from an empty list. This is a fault of Grainline.')
    return value
  }

  weighted<T>(choices: readonly (readonly [T, number])[]): T {
    let left = this.next() * choices.reduce((sum, [, weight]) => sum + weight, 0)
    for (const [value, weight] of choices) {
      left -= weight
      if (left < 0) return value
    }
    return this.pick(choices)[0]
  }

  /** A waiting time with this median and a long tail (log-logistic), at most twelve times the median. */
  skewed(median: number): number {
    const share = this.next()
    return median * Math.min(12, Math.sqrt(share / (1 - share)))
  }

  /** The value, or now and then null. */
  orNull<T>(value: T, probability: number): T | null {
    return this.chance(probability) ? null : value
  }

  /** A key as warehouses hold them: mostly whole, sometimes null, seldom the key of a row that was never loaded. */
  key(id: number | null, missing = 0.02): number | null {
    const share = this.next()
    if (id === null || share < missing) return null
    return share > 0.995 ? 900_000_000 + id : id
  }
}
