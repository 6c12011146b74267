import { REPORTING_CURRENCY, type Unit } from '../definition/unit.ts'

/** A number as a sentence tells it: `60%`, `€1,200.50`, `4.5 hours`. `currency` is that of amounts in the question's own. */
export function toldNumber(value: number, unit: Unit, currency: string): string {
  switch (unit.kind) {
    case 'ratio':
      return number(value, { style: 'percent', maximumFractionDigits: 1 })
    case 'currency':
      return number(value, { style: 'currency', currency: unit.code === REPORTING_CURRENCY ? currency : unit.code })
    case 'duration':
      return `${number(value)} ${unit.unit}${value === 1 ? '' : 's'}`
    default:
      return number(value)
  }
}

/** A difference as a sentence tells it: of shares, in points. */
export function toldDifference(value: number, unit: Unit, currency: string): string {
  const sign = value > 0 ? '+' : ''
  return `${sign}${unit.kind === 'ratio' ? `${number(value * 100)} points` : toldNumber(value, unit, currency)}`
}

/** A relative change as a sentence tells it: `+12.5%`. */
export function toldChange(value: number): string {
  return number(value, { style: 'percent', maximumFractionDigits: 1, signDisplay: 'exceptZero' })
}

function number(value: number, options: Intl.NumberFormatOptions = { maximumFractionDigits: 2 }): string {
  return new Intl.NumberFormat('en-US', options).format(value)
}
