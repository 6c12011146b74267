/** One thing that is wrong: a stable code, a full sentence in the author's or caller's own names, and where it is. */
export interface Problem {
  /** Stable and kebab-case, such as `unknown-metric`; callers may branch on it. */
  readonly code: string
  /** What is wrong, why if that is not plain, and the way out. */
  readonly message: string
  /** Where: keys and positions from the outermost value to the wrong one, such as `['metrics', 'winRate', 'numerator']`. */
  readonly path: readonly (string | number)[]
  /** The place in a file, for definitions that were read from one. */
  readonly source?: SourcePlace
}

export interface SourcePlace {
  readonly file: string
  /** 1-based. */
  readonly line?: number
  /** 1-based. */
  readonly column?: number
}

/** A problem without its place, which the caller knows. */
export type Finding = Omit<Problem, 'path' | 'source'>

function describe(problem: Problem): string {
  const { source } = problem
  if (source === undefined) return problem.message
  const place = [source.file, source.line, source.column].filter((part) => part !== undefined).join(':')
  return `${[place, problem.path.join('.')].filter((part) => part !== '').join(' ')}: ${problem.message}`
}

/** Thrown once per stage with everything that the stage found wrong. */
export abstract class ProblemsError extends Error {
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    super(problems.map(describe).join('\n'))
    this.problems = problems
  }
}

/** The definitions do not make a catalog. */
export class InvalidDefinitionError extends ProblemsError {
  override readonly name = 'InvalidDefinitionError'
}

/** A question that cannot be answered rightly, refused before any SQL ran. */
export class InvalidQuestionError extends ProblemsError {
  override readonly name = 'InvalidQuestionError'
}

/** Configuration by file or environment has values that cannot be used. */
export class InvalidConfigurationError extends ProblemsError {
  override readonly name = 'InvalidConfigurationError'
}

/** The warehouse did not answer, or not in time. `cause` is for the log only: it may hold SQL and addresses. */
export class EngineError extends Error {
  override readonly name = 'EngineError'
  readonly code: EngineErrorCode

  constructor(code: EngineErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}

export type EngineErrorCode =
  | 'warehouse-deadline'
  | 'warehouse-cancelled'
  | 'warehouse-unreachable'
  | 'warehouse-refused'
  | 'warehouse-failed'

/** A fault of Grainline itself: a plan or value that an earlier stage should have made impossible. */
export class FaultError extends Error {
  override readonly name = 'FaultError'
}

/** Ends a switch over `kind`: the compiler refuses it while a kind is left, and at run time it names the stray one. */
export function unreachable(value: never): never {
  throw new FaultError(
    `Grainline met a value that it has no case for: ${JSON.stringify(value)}. This is a fault of Grainline; report it with the question.`,
  )
}
