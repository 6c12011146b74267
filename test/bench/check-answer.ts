import type { RawValue } from '../../src/engine/engine.ts'
import { answerTables } from '../cases/answer-tables.ts'

type Rows = readonly (readonly RawValue[])[]

/** Engines add doubles in different orders. */
const tolerance = 1e-9

function same(answered: unknown, expert: RawValue | undefined): boolean {
  if (answered === null || expert === null || expert === undefined) return answered === expert
  if (typeof answered !== 'number') return String(answered) === expert
  return Math.abs(answered - Number(expert)) <= tolerance * Math.max(1, Math.abs(answered))
}

function difference(answered: Rows | readonly (readonly unknown[])[], expert: Rows): string | undefined {
  if (answered.length !== expert.length) return `${answered.length} rows, and the expert's SQL gives ${expert.length}`
  for (const [index, row] of answered.entries()) {
    const hand = expert[index] ?? []
    if (row.length !== hand.length || row.some((value, place) => !same(value, hand[place])))
      return `row ${index + 1} as ${JSON.stringify(row)}, and the expert's SQL gives ${JSON.stringify(hand)}`
  }
  return undefined
}

/** @throws where a level of the answer is not what the expert's statement for it gives */
export function checkAnswer(question: string, response: string, expert: readonly Rows[]): void {
  const tables = answerTables(JSON.parse(response).data)
  if (tables.length !== expert.length)
    throw new Error(`"${question}" has ${tables.length} levels, and the expert's SQL has ${expert.length} statements.`)
  for (const [index, rows] of tables.entries()) {
    const found = difference(rows.map(Object.values), expert[index] ?? [])
    if (found !== undefined) throw new Error(`"${question}" answers ${found}.`)
  }
}
