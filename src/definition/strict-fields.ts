import { z } from 'zod'
import { didYouMean, quoteList } from '../problem/suggest.ts'

/** Fields that the words of the language set, so that no author is told to write them. */
const UNWRITTEN: readonly string[] = ['kind', 'name', 'during']

/** The problem of a field that is not there. */
export function noField(key: string, known: readonly string[]): string {
  const meant = didYouMean(key, known)
  return `There is no field "${key}" here.${meant === '' ? ` The fields are ${quoteList(known, 60)}.` : meant}`
}

/** An object with these fields and no others; one line for each that is not there. */
export function strictFields<Shape extends z.ZodRawShape>(shape: Shape) {
  const known = Object.keys(shape).filter((key) => !UNWRITTEN.includes(key))
  return z.strictObject(shape, {
    error: ({ code, input, keys }) => {
      if (code !== 'unrecognized_keys' || !Array.isArray(keys) || typeof input !== 'object') return undefined
      return keys.map((key) => noField(String(key), known)).join('\n')
    },
  })
}
