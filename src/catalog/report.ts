/** Notes one thing that is wrong, at a path inside what is being checked. */
export type Report = (code: string, message: string, path: readonly (string | number)[]) => void

/** Notes under a longer path. */
export function under(report: Report, ...prefix: (string | number)[]): Report {
  return (code, message, path) => report(code, message, [...prefix, ...path])
}
