import type { DurationUnit } from '../expression/time-grain.ts'

/** What a number counts. Units are checked: dollars plus hours does not compile, dollars over dollars is a ratio. */
export type Unit =
  | { readonly kind: 'count' }
  | { readonly kind: 'ratio' }
  | { readonly kind: 'score' }
  | { readonly kind: 'number' }
  | { readonly kind: 'currency'; readonly code: string }
  | { readonly kind: 'duration'; readonly unit: DurationUnit }

/** `code` of an amount that is given in the question's currency, whatever its rows were booked in. */
export const REPORTING_CURRENCY = 'reporting'

export const count = { kind: 'count' } as const
/** A share: 0.25 is a quarter. */
export const share = { kind: 'ratio' } as const
export const score = { kind: 'score' } as const

/** An amount of money in one currency, by its ISO 4217 code; without a code, in the question's currency. */
export function currency(): { readonly kind: 'currency'; readonly code: typeof REPORTING_CURRENCY }
export function currency<const Code extends string>(code: Code): { readonly kind: 'currency'; readonly code: Code }
export function currency(code: string = REPORTING_CURRENCY) {
  return { kind: 'currency', code }
}

/** A length of time in `unit`. */
export function duration<const U extends DurationUnit>(unit: U): { readonly kind: 'duration'; readonly unit: U } {
  return { kind: 'duration', unit }
}

/** A unit as people read it: `USD`, `hours`, `count`; an amount in the currency of a question has that of `asked`. */
export function unitName(unit: Unit, asked = 'money'): string {
  if (unit.kind === 'currency') return unit.code === REPORTING_CURRENCY ? asked : unit.code
  return unit.kind === 'duration' ? `${unit.unit}s` : unit.kind
}

export function sameUnit(left: Unit, right: Unit): boolean {
  return unitName(left) === unitName(right)
}
