/** Edit distance with adjacent swaps (Damerau–Levenshtein, optimal string alignment). */
function distance(left: string, right: string): number {
  const rows: number[][] = [Array.from({ length: right.length + 1 }, (_, column) => column)]
  for (let i = 1; i <= left.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= right.length; j += 1) {
      const cost = left[i - 1] === right[j - 1] ? 0 : 1
      let best = Math.min((rows[i - 1]?.[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (rows[i - 1]?.[j - 1] ?? 0) + cost)
      const swapped = i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1]
      if (swapped) best = Math.min(best, (rows[i - 2]?.[j - 2] ?? 0) + 1)
      row.push(best)
    }
    rows.push(row)
  }
  return rows[left.length]?.[right.length] ?? 0
}

/** The names nearest to `name`, best first, at most three; empty when none is near. */
export function nearest(name: string, candidates: Iterable<string>): readonly string[] {
  const limit = Math.max(1, Math.floor(name.length * 0.4))
  const lower = name.toLowerCase()
  const scored: [number, string][] = []
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - name.length) > limit) continue
    const score = distance(lower, candidate.toLowerCase())
    if (score <= limit) scored.push([score, candidate])
  }
  // Few slips are made at the first letter.
  const begins = (candidate: string) => (candidate.charAt(0).toLowerCase() === lower.charAt(0) ? 0 : 1)
  scored.sort(([a, nameA], [b, nameB]) => a - b || begins(nameA) - begins(nameB) || (nameA < nameB ? -1 : 1))
  return scored.slice(0, 3).map(([, candidate]) => candidate)
}

/** ` Did you mean "revenue"?` with a leading space, or nothing. */
export function didYouMean(name: string, candidates: Iterable<string>): string {
  const [first] = nearest(name, candidates)
  return first === undefined ? '' : ` Did you mean "${first}"?`
}

/** Up to `shown` names in double quotes, and how many more there are: `"a", "b" (3 more)`. */
export function quoteList(names: readonly string[], shown = 3): string {
  const listed = names.slice(0, shown).map((name) => `"${name}"`)
  const rest = names.length - listed.length
  return rest > 0 ? `${listed.join(', ')} (${rest} more)` : listed.join(', ')
}

/** The name that a sentence ends by suggesting, as `didYouMean` writes it. */
export function suggestionIn(sentence: string): string | undefined {
  return / Did you mean "([^"]+)"\?$/.exec(sentence)?.[1]
}
