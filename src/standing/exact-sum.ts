/**
 * Adds numbers as the decimals that they are written as, so that ten cents and twenty make thirty.
 *
 * @returns each running total
 */
export function runningTotals(values: readonly number[]): readonly number[] {
  const digits = Math.max(0, ...values.map(decimalPlaces))
  // Such small fractions come from no amount of money, and a hundred digits of them would say nothing.
  if (digits > 30) return values.map((_, index) => values.slice(0, index + 1).reduce((sum, value) => sum + value, 0))
  let total = 0n
  return values.map((value) => {
    total += scaled(value, digits)
    return Number(`${total}e-${digits}`)
  })
}

function decimalPlaces(value: number): number {
  const [, fraction = '', exponent = '0'] = /^-?\d+(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value)) ?? []
  return Math.max(0, fraction.length - Number(exponent))
}

function scaled(value: number, digits: number): bigint {
  const [, sign = '', whole = '0', fraction = '', exponent = '0'] = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value)) ?? []
  const zeros = digits - fraction.length + Number(exponent)
  return BigInt(`${sign}${whole}${fraction}`) * 10n ** BigInt(Math.max(0, zeros))
}
