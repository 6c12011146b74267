const DAY = /^(?!0000)\d{4}-\d{2}-\d{2}$/
const TIME = /^(?!0000)\d{4}-\d{2}-\d{2}([T ]([01]\d|2[0-3]):\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?)?$/

/** Whether a text is a day as every database reads it: `2025-01-31`, and not the 31st of June. */
export function isWrittenDay(text: string): boolean {
  return DAY.test(text) && isReal(text)
}

/** Whether a text is a day or a time as every database reads it, with an offset or without one: `2025-01-31T10:00:00Z`. */
export function isWrittenTime(text: string): boolean {
  return TIME.test(text) && isReal(text)
}

function isReal(text: string): boolean {
  const day = text.slice(0, 10)
  return (
    !Number.isNaN(Date.parse(text.length > 10 ? text.replace(' ', 'T') : text)) &&
    new Date(`${day}T00:00:00Z`).toISOString().startsWith(day)
  )
}
