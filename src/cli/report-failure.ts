import { EngineError, type Problem, ProblemsError } from '../problem/problem.ts'
import { InterruptedError } from './interruption.ts'

/** A problem of a file as compilers write it, so that terminals and editors make its place a link; any other as its sentence. */
export function problemLine({ source, code, message }: Problem): string {
  if (source === undefined) return message
  const place = [source.file, source.line, source.column].filter((part) => part !== undefined).join(':')
  return `${place} ${code} ${message}`
}

function inOrder(problems: readonly Problem[]): readonly Problem[] {
  const rank = ({ source }: Problem) => [source?.file ?? '', source?.line ?? 0, source?.column ?? 0] as const
  return problems.toSorted((a, b) => {
    const [fileA, lineA, columnA] = rank(a)
    const [fileB, lineB, columnB] = rank(b)
    return fileA === fileB ? lineA - lineB || columnA - columnB : fileA < fileB ? -1 : 1
  })
}

/** In the driver's own words, where the message leaves them to the log: a terminal has none. */
function reasonOf({ cause, message }: EngineError): readonly string[] {
  return cause instanceof Error && /The log holds (its|the) reason/.test(message) ? [`The warehouse says: ${cause.message}`] : []
}

/** What a failure says to the person at the terminal, and the code with which the process ends. A stack is shown for faults of Grainline only. */
export function failureText(error: unknown): { readonly text: string; readonly exitCode: number } {
  if (error instanceof ProblemsError) {
    const lines = inOrder(error.problems).map(problemLine)
    const total = lines.length === 1 ? [] : [`${lines.length} problems`]
    return { text: [...lines, ...total].join('\n'), exitCode: 1 }
  }
  if (error instanceof EngineError) return { text: [error.message, ...reasonOf(error)].join('\n'), exitCode: 1 }
  if (error instanceof InterruptedError) return { text: error.message, exitCode: 130 }
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return { text: `Grainline failed, and this is a fault of its own. Report it with these lines:\n${detail}`, exitCode: 70 }
}
