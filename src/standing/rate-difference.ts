/** Of so many, so many did. */
export interface Counted {
  readonly n: number
  readonly successes: number
}

/** A share with the interval that holds the true one, as often as the confidence says. */
export interface Interval {
  readonly low: number
  readonly high: number
}

export interface RateDifference extends Interval {
  readonly difference: number
}

/** How many standard deviations lie on each side of the middle of a normal distribution, by the share of it between them. */
const QUANTILES: Readonly<Record<string, number>> = {
  0.8: 1.2815515655446004,
  0.9: 1.6448536269514722,
  0.95: 1.959963984540054,
  0.99: 2.5758293035489004,
}

export const CONFIDENCES = Object.keys(QUANTILES).map(Number)

/**
 * The Wilson score interval of a share, which stays between 0 and 1 and holds where few did, or nearly all; null of nobody, and of what is no share of them.
 *
 * @see Wilson, E. B. (1927): Probable inference, the law of succession, and statistical inference. JASA 22, 209-212
 */
export function wilsonInterval({ n, successes }: Counted, confidence: number): Interval | null {
  const z = QUANTILES[confidence]
  if (n <= 0 || successes < 0 || successes > n || z === undefined) return null
  const share = successes / n
  const middle = share + z ** 2 / (2 * n)
  const reach = z * Math.sqrt((share * (1 - share)) / n + z ** 2 / (4 * n ** 2))
  const scale = 1 + z ** 2 / n
  return { low: Math.max(0, (middle - reach) / scale), high: Math.min(1, (middle + reach) / scale) }
}

/**
 * The difference of two independent shares, `treatment - control`, with Newcombe's hybrid score interval, made of the Wilson intervals of both; null where
 * either is of nobody.
 *
 * @see Newcombe, R. G. (1998): Interval estimation for the difference between independent proportions. Statistics in Medicine 17, 873-890 (method 10)
 */
export function rateDifference(treatment: Counted, control: Counted, confidence: number): RateDifference | null {
  const [own, other] = [wilsonInterval(treatment, confidence), wilsonInterval(control, confidence)]
  if (own === null || other === null) return null
  const [share, base] = [treatment.successes / treatment.n, control.successes / control.n]
  const difference = share - base
  return {
    difference,
    low: difference - Math.hypot(share - own.low, other.high - base),
    high: difference + Math.hypot(own.high - share, base - other.low),
  }
}
