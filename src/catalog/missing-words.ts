import type { Problem } from '../problem/problem.ts'
import { quoteList } from '../problem/suggest.ts'
import type { Catalog, Metric } from './catalog.ts'

/** What metrics lack of label and description in the languages that the catalog is kept in, their own included. */
export function missingWords({ metrics, options }: Catalog): readonly Problem[] {
  const { languages } = options
  return languages === undefined ? [] : [...metrics.values()].flatMap((metric) => lacking(metric, languages))
}

function lacking({ name, words }: Metric, languages: readonly string[]): readonly Problem[] {
  const own = [words.label, words.description].every((text) => text !== undefined)
  const without = languages.filter((language) => {
    const translation = words.translations?.[language]
    return translation?.label === undefined || translation.description === undefined
  })
  const problem = (message: string): Problem => ({ code: 'missing-words', message, path: ['metrics', name] })
  return [
    ...(own ? [] : [problem(`"${name}" has no label or no description of its own. People choose metrics by them.`)]),
    ...(without.length === 0
      ? []
      : [problem(`"${name}" has no label or no description in ${quoteList(without, 9)}. Write both in a "translation" of the language.`)]),
  ]
}
