type Path = readonly (string | number)[]

/** A field of an object, or an item of a list: where it begins, and where its value does. */
interface Entry {
  readonly key: string | number
  readonly at: number
  readonly value: number
}

/**
 * Where a path leads in an object as TypeScript writes it, from the brace that opens it: to a value, to its `key`, or as far as the text
 * goes, since what is a constant is written elsewhere. A block is shown by its key. Nothing where the path leaves at once.
 */
export function placeInLiteral(text: string, start: number, path: Path, part?: 'key'): number | undefined {
  let here: Entry | undefined
  for (const key of path) {
    const next = entriesOf(text, here?.value ?? start).find((entry) => String(entry.key) === String(key))
    if (next === undefined) return here && shownOf(text, here, undefined)
    here = next
  }
  return here && shownOf(text, here, part)
}

function shownOf(text: string, { at, value }: Entry, part: 'key' | undefined): number {
  return part === 'key' || '{['.includes(text.charAt(value)) ? at : value
}

/** What stands between braces or brackets; of anything else, nothing. */
function entriesOf(text: string, start: number): readonly Entry[] {
  const open = text.charAt(start)
  if (open !== '{' && open !== '[') return []
  const entries: Entry[] = []
  for (let at = afterSpace(text, start + 1); at < text.length && !'}]'.includes(text.charAt(at)); ) {
    const entry = open === '[' ? { key: entries.length, at, value: at } : fieldAt(text, at)
    if (entry !== undefined) entries.push(entry)
    const end = endOfValue(text, entry?.value ?? at)
    const next = afterSpace(text, text.charAt(end) === ',' ? end + 1 : end)
    // What is closed here was never opened: the text is other than it looks.
    if (next === at) return entries
    at = next
  }
  return entries
}

/** `name: value`, `'name': value` or `name`; nothing where what is spread or computed has names that cannot be read. */
function fieldAt(text: string, at: number): Entry | undefined {
  const [written, , quoted, bare = quoted] = /^(?:(['"])((?:\\.|(?!\1).)*)\1|([\w$]+))/.exec(text.slice(at, at + 200)) ?? []
  if (written === undefined || bare === undefined) return undefined
  const colon = afterSpace(text, at + written.length)
  return { key: bare, at, value: text.charAt(colon) === ':' ? afterSpace(text, colon + 1) : at }
}

/** The comma or the closing bracket behind a value. */
function endOfValue(text: string, start: number): number {
  let depth = 0
  for (let at = start; at < text.length; ) {
    const character = text.charAt(at)
    if (depth === 0 && ',}])'.includes(character)) return at
    if ('{[('.includes(character)) depth += 1
    if ('}])'.includes(character)) depth -= 1
    at = '\'"`'.includes(character) ? afterText(text, at) : Math.max(at + 1, afterComment(text, at))
  }
  return text.length
}

/** Behind a text in quotes; what a template computes is passed over with it. */
function afterText(text: string, start: number): number {
  const quote = text.charAt(start)
  for (let at = start + 1; at < text.length; at += 1) {
    if (text.charAt(at) === '\\') at += 1
    else if (text.charAt(at) === quote) return at + 1
  }
  return text.length
}

function afterComment(text: string, at: number): number {
  if (text.startsWith('//', at)) return endOf(text, '\n', at)
  return text.startsWith('/*', at) ? endOf(text, '*/', at + 2) : at
}

function endOf(text: string, end: string, from: number): number {
  const found = text.indexOf(end, from)
  return found < 0 ? text.length : found + end.length
}

/** The next character that is neither space nor comment. */
export function afterSpace(text: string, start: number): number {
  let at = start
  for (;;) {
    const next = /\s/.test(text.charAt(at)) ? at + 1 : afterComment(text, at)
    if (next === at) return at
    at = next
  }
}
