import type { Located } from '../definition/parse-definitions.ts'
import type { Problem } from '../problem/problem.ts'

/** Notes one thing that is wrong, at a path inside what is being checked; `key` where the path's last name is itself what is wrong. */
export type Report = (code: string, message: string, path: readonly (string | number)[], part?: 'key') => void

/** Notes under a longer path. */
export function under(report: Report, ...prefix: (string | number)[]): Report {
  return (code, message, path, part) => report(code, message, [...prefix, ...path], part)
}

/** Notes what is wrong with a name that stands as a key. */
export function asKey(report: Report): Report {
  return (code, message, path) => report(code, message, path, 'key')
}

/** Reports problems of a definition by its name. */
export function reportOn(definitions: ReadonlyMap<string, Pick<Located<unknown>, 'problem'>>, name: string, problems: Problem[]): Report {
  return (code, message, path, part) => {
    const problem = definitions.get(name)?.problem(code, message, path, part)
    if (problem !== undefined) problems.push(problem)
  }
}
