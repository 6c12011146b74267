/** A decimal number without rounding: `digits` times ten to the minus `scale`. */
export interface Exact {
  readonly kind: 'exact'
  readonly digits: bigint
  readonly scale: number
}

export function exact(digits: bigint, scale = 0): Exact {
  return { kind: 'exact', digits, scale }
}

/** `12.50`, `-3`, `1e-7`. */
export function parseExact(text: string): Exact {
  const [mantissa = '0', exponent = '0'] = text.toLowerCase().split('e')
  const [whole = '0', fraction = ''] = mantissa.split('.')
  const scale = fraction.length - Number(exponent)
  const digits = BigInt(`${whole}${fraction}`)
  return scale >= 0 ? exact(digits, scale) : exact(digits * 10n ** BigInt(-scale))
}

function digitsAt(value: Exact, scale: number): bigint {
  return value.digits * 10n ** BigInt(scale - value.scale)
}

export function addExact(left: Exact, right: Exact): Exact {
  const scale = Math.max(left.scale, right.scale)
  return exact(digitsAt(left, scale) + digitsAt(right, scale), scale)
}

export function subtractExact(left: Exact, right: Exact): Exact {
  return addExact(left, exact(-right.digits, right.scale))
}

export function multiplyExact(left: Exact, right: Exact): Exact {
  return exact(left.digits * right.digits, left.scale + right.scale)
}

export function compareExact(left: Exact, right: Exact): number {
  const scale = Math.max(left.scale, right.scale)
  const [a, b] = [digitsAt(left, scale), digitsAt(right, scale)]
  return a < b ? -1 : a > b ? 1 : 0
}

/** All digits, and no zero at the end behind the point. */
export function exactText({ digits, scale }: Exact): string {
  const sign = digits < 0n ? '-' : ''
  const all = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, '0')
  const fraction = scale === 0 ? '' : all.slice(-scale).replace(/0+$/, '')
  return `${sign}${scale === 0 ? all : all.slice(0, -scale)}${fraction === '' ? '' : `.${fraction}`}`
}

/** The double nearest to it. */
export function exactNumber(value: Exact): number {
  return Number(exactText(value))
}
