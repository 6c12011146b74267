import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DialectName } from '../../src/sql/compiled-sql.ts'

/** One typical question: as a frontend asks it, and as an expert would write its SQL by hand for each database. */
export interface BenchQuestion {
  readonly name: string
  readonly operation: string
  /** The statements that answer it, in the order of the answer's levels. */
  expertStatements(dialect: DialectName): readonly string[]
}

const folder = join(import.meta.dirname, 'questions')

function readQuestion(name: string): BenchQuestion {
  const read = (file: string) => readFileSync(join(folder, name, file), 'utf8')
  const expertStatements = (dialect: DialectName) =>
    read(`${dialect}.sql`)
      .split(';')
      .filter((statement) => statement.trim() !== '')
  return { name, operation: read('operation.graphql'), expertStatements }
}

/** The questions whose names hold one of `only`; all of them without any. */
export function readQuestions(only: readonly string[]): readonly BenchQuestion[] {
  const names = readdirSync(folder).filter((name) => only.length === 0 || only.some((part) => name.includes(part)))
  if (names.length === 0)
    throw new Error(`No question is called like "${only.join('" or "')}". There are: ${readdirSync(folder).join(', ')}.`)
  return names.map(readQuestion)
}
