/** Choices made from a tape of numbers. Where the tape ends, every choice is the simplest: so a shorter tape is a smaller case. */
export class Choices {
  readonly #tape: readonly number[]
  #at = 0

  constructor(tape: readonly number[]) {
    this.#tape = tape
  }

  /** From 0 up to, and without, `below`. */
  int(below: number): number {
    const next = this.#tape[this.#at] ?? 0
    this.#at += 1
    return next % below
  }

  chance(percent: number): boolean {
    return this.int(100) >= 100 - percent
  }

  pick<T>(list: readonly [T, ...T[]] | readonly T[]): T {
    const found = list[this.int(Math.max(1, list.length))]
    if (found === undefined) throw new Error('There is nothing to pick from.')
    return found
  }

  /** At most `most` different ones, in the order of the list. */
  some<T>(list: readonly T[], most: number): readonly T[] {
    const wanted = this.int(Math.min(most, list.length) + 1)
    const places = new Set(Array.from({ length: wanted }, () => this.int(list.length)))
    return list.filter((_, index) => places.has(index))
  }

  times<T>(count: number, make: (index: number) => T): readonly T[] {
    return Array.from({ length: count }, (_, index) => make(index))
  }
}
