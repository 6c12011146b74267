import type { Unit } from '../definition/unit.ts'
import { toldChange, toldDifference, toldNumber } from './told-number.ts'

/** What a change is told from. */
export interface ToldChange {
  readonly label: string
  readonly unit: Unit
  /** That of amounts in the question's own. */
  readonly currency: string
  readonly now: number | null
  readonly before: number | null
  /** The groups that it is made of, from the largest contribution on. */
  readonly nodes: readonly { readonly name: string; readonly contribution: number }[]
}

const MOST = 3

/** A change in one line: the value, the change, and the groups that made most of it: `Revenue: $60.00, after $90.00 (-33.3%). DE -$20.00, FR -$10.00.` */
export function changeInWords({ label, unit, currency, now, before, nodes }: ToldChange): string {
  const number = (value: number | null) => (value === null ? 'nothing' : toldNumber(value, unit, currency))
  const moved = movedInWords(now, before, unit, currency)
  const main = nodes.filter(({ contribution }) => contribution !== 0).slice(0, MOST)
  const parts = main.map(({ name, contribution }) => `${name} ${toldDifference(contribution, unit, currency)}`)
  return `${label}: ${number(now)}, after ${number(before)}${moved}.${parts.length === 0 ? '' : ` ${parts.join(', ')}.`}`
}

/** Shares change by points; all else by a share of what it was, where there was something. */
function movedInWords(now: number | null, before: number | null, unit: Unit, currency: string): string {
  if (now === null || before === null) return ''
  if (now === before) return ' (no change)'
  return ` (${unit.kind === 'ratio' || before === 0 ? toldDifference(now - before, unit, currency) : toldChange((now - before) / Math.abs(before))})`
}
