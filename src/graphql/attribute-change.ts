/** One group in both periods: its value; of a ratio, what is divided and by what. */
export interface Measured<Key> {
  readonly key: Key
  readonly now: Amounts
  readonly before: Amounts
}

/** `denominator` is 1 where the metric is no ratio. */
export interface Amounts {
  readonly numerator: number
  readonly denominator: number
}

/** What one group adds to the change of the whole. */
export interface Contribution<Key> extends Measured<Key> {
  readonly contribution: number
  /** Of a ratio: what comes of its weight, and what of its own ratio; they add up to the contribution. */
  readonly mix: number
  readonly rate: number
}

export interface AttributedChange<Key> {
  readonly now: number | null
  readonly before: number | null
  /** The sum of all contributions; null where either value is. */
  readonly change: number | null
  /** From the largest contribution on, whichever its sign. */
  readonly contributions: readonly Contribution<Key>[]
}

/** The value that amounts make; nothing over nothing is null (S5). */
export function quotientOf({ numerator, denominator }: Amounts): number | null {
  return denominator === 0 ? null : numerator / denominator
}

export function totalOf(all: readonly Amounts[]): Amounts {
  return {
    numerator: all.reduce((sum, { numerator }) => sum + numerator, 0),
    denominator: all.reduce((sum, { denominator }) => sum + denominator, 0),
  }
}

/** Each group's part in the change of a sum: the change of its own amount. */
export function attributeSum<Key>(groups: readonly Measured<Key>[]): AttributedChange<Key> {
  const contributions = groups.map((group) => {
    const contribution = group.now.numerator - group.before.numerator
    return { ...group, contribution, mix: 0, rate: contribution }
  })
  const [now, before] = [totalOf(groups.map((group) => group.now)).numerator, totalOf(groups.map((group) => group.before)).numerator]
  return { now, before, change: sumOf(contributions), contributions: largestFirst(contributions) }
}

/**
 * Each group's part in the change of a ratio R of sums, split without a rest (Marshall-Edgeworth weights): with w the group's share of the
 * denominator and r its own ratio, rate = (w0 + w1) / 2 · (r1 - r0) and mix = (w1 - w0) · ((r0 + r1) / 2 - (R0 + R1) / 2). A group
 * that is there in one period only has no ratio of its own in the other, so all that it adds is mix.
 */
export function attributeRatio<Key>(groups: readonly Measured<Key>[]): AttributedChange<Key> {
  const [whole1, whole0] = [totalOf(groups.map(({ now }) => now)), totalOf(groups.map(({ before }) => before))]
  const [now, before] = [quotientOf(whole1), quotientOf(whole0)]
  if (now === null || before === null) return { now, before, change: null, contributions: [] }
  const contributions = groups.map((group) => {
    const [own1, own0] = [quotientOf(group.now), quotientOf(group.before)]
    const [r1, r0] = [own1 ?? own0 ?? 0, own0 ?? own1 ?? 0]
    const [w1, w0] = [group.now.denominator / whole1.denominator, group.before.denominator / whole0.denominator]
    const rate = ((w0 + w1) / 2) * (r1 - r0)
    const mix = (w1 - w0) * ((r0 + r1) / 2 - (before + now) / 2)
    // What has a numerator and no denominator has no ratio: it counts for all that it adds.
    const bare = outside(group.now, whole1) - outside(group.before, whole0)
    return { ...group, contribution: rate + mix + bare, mix: mix + bare, rate }
  })
  return { now, before, change: sumOf(contributions), contributions: largestFirst(contributions) }
}

function outside({ numerator, denominator }: Amounts, whole: Amounts): number {
  return denominator === 0 ? numerator / whole.denominator : 0
}

function sumOf(all: readonly { readonly contribution: number }[]): number {
  return all.reduce((sum, { contribution }) => sum + contribution, 0)
}

function largestFirst<Key>(all: readonly Contribution<Key>[]): readonly Contribution<Key>[] {
  return all.toSorted((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution))
}
