import type { Words } from '../definition/words.ts'
import { foldText } from './fold-text.ts'

interface Searched {
  readonly name: string
  readonly words: Words
}

/** How well one thing matches: the whole of a name or synonym before a beginning, before a part, before the description; 0 is no match. */
function rank({ name, words }: Searched, sought: string): number {
  const translations = Object.values(words.translations ?? {})
  const names = [
    name,
    words.label,
    ...(words.synonyms ?? []),
    ...translations.flatMap(({ label, synonyms = [] }) => [label, ...synonyms]),
  ].flatMap((one) => (one === undefined ? [] : [foldText(one)]))
  if (names.includes(sought)) return 4
  if (names.some((one) => one.startsWith(sought))) return 3
  if (names.some((one) => one.includes(sought))) return 2
  const descriptions = [words.description, ...(words.tags ?? []), ...translations.map(({ description }) => description)]
  return descriptions.some((one) => one !== undefined && foldText(one).includes(sought)) ? 1 : 0
}

/** What matches, best first and else in the order given. */
export function searchWords<Source extends Searched>(all: readonly Source[], search: string): readonly Source[] {
  const sought = foldText(search.trim())
  return all
    .map((one) => ({ one, score: rank(one, sought) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ one }) => one)
}
