import { InvalidQuestionError } from '../problem/problem.ts'

/** A question as it is asked on the command line, option by option. */
export interface QuestionArguments {
  readonly metrics?: string
  readonly by?: string
  readonly period?: string
  readonly where?: string
  readonly having?: string
  readonly order?: string
  readonly first?: string
  readonly fill?: true
  readonly every?: string
  readonly timezone?: string
  readonly asOf?: string
  readonly currency?: string
}

const PERIODS = '"last:12:month", "toDate:year", "current:month", "previous:quarter" or "2025-01-01..2026-01-01"'

function refused(option: string, message: string): InvalidQuestionError {
  return new InvalidQuestionError([{ code: 'malformed-question', message, path: [`--${option}`] }])
}

function list(text: string): readonly string[] {
  return text.split(',').map((name) => name.trim())
}

function json(option: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw refused(option, `"--${option}" takes JSON, such as '{"accountCountry":{"in":["DE","FR"]}}', and this is ${JSON.stringify(text)}.`)
  }
}

function period(text: string): object {
  const [range, from, to] = /^(.*)\.\.(.*)$/.exec(text) ?? []
  if (range !== undefined) return { between: { ...(from === '' ? {} : { from }), ...(to === '' ? {} : { to }) } }
  const [kind = '', ...rest] = text.split(':')
  if (kind === 'last' && rest.length === 2) return { last: { count: Number(rest[0]), grain: rest[1] } }
  if (['toDate', 'current', 'previous'].includes(kind) && rest.length === 1) return { [kind]: rest[0] }
  throw refused('period', `"--period" takes ${PERIODS}, and this is ${JSON.stringify(text)}.`)
}

/** `wonAmount:desc,accountCountry`: metrics and dimensions, the first letter of neither tells which is which. */
function order(text: string, metrics: readonly string[]): readonly object[] {
  return list(text).map((term) => {
    const [name = '', direction] = term.split(':')
    return { [metrics.includes(name) ? 'metric' : 'dimension']: name, ...(direction === undefined ? {} : { direction }) }
  })
}

/** The question that the options ask, as data. */
export function questionData({ metrics, by, first, fill, asOf, ...given }: QuestionArguments): object {
  if (metrics === undefined)
    throw refused('metrics', 'The question names no metric. "--metrics a,b" names some, or the question is one argument of JSON.')
  const { timezone, currency } = given
  return {
    metrics: list(metrics),
    ...(by === undefined ? {} : { by: list(by) }),
    ...(given.period === undefined ? {} : { period: period(given.period) }),
    ...(given.where === undefined ? {} : { where: json('where', given.where) }),
    ...(given.having === undefined ? {} : { having: json('having', given.having) }),
    ...(given.order === undefined ? {} : { orderBy: order(given.order, list(metrics)) }),
    ...(first === undefined ? {} : { first: Number(first) }),
    ...(fill === undefined ? {} : { fill }),
    ...(given.every === undefined ? {} : { every: list(given.every) }),
    ...(timezone === undefined ? {} : { timezone }),
    ...(asOf === undefined ? {} : { asOf }),
    ...(currency === undefined ? {} : { currency }),
  }
}

/** The question that an argument of JSON asks, as data. */
export function questionJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const reason = error instanceof Error ? ` ${error.message.replace(/\.?$/, '.')}` : ''
    const message = `The question is not JSON.${reason} It looks like '{"metrics":["wonAmount"],"by":["timeMonth"]}'.`
    throw new InvalidQuestionError([{ code: 'malformed-question', message, path: [] }])
  }
}
