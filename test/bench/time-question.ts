import { type DocumentNode, execute, type GraphQLSchema, parse, validate } from 'graphql'
import type { RawValue } from '../../src/engine/engine.ts'
import { type CompiledSql, type MetricsLayer, operationContext } from '../../src/index.ts'
import { benchCaller } from './bench-caller.ts'
import type { BenchQuestion } from './bench-question.ts'
import { checkAnswer } from './check-answer.ts'
import { median } from './median.ts'

/** Medians in milliseconds. */
export interface QuestionTimes {
  /** The SQL written by hand, through the same engine. */
  readonly expert: number
  /** The SQL that Grainline writes, without anything around it. */
  readonly written: number
  /** The whole operation, from its parsed document to the answer as JSON. */
  readonly graphql: number
}

/** A schema over a database, as a server holds it. */
export interface Served {
  readonly layer: MetricsLayer
  readonly schema: GraphQLSchema
}

type Rows = readonly (readonly RawValue[])[]

/** Parsed and checked once, as Apollo's document store does. */
function readDocument({ name, operation }: BenchQuestion, schema: GraphQLSchema): DocumentNode {
  const document = parse(operation)
  const [problem] = validate(schema, document)
  if (problem !== undefined) throw new Error(`"${name}" cannot be asked: ${problem.message}`)
  return document
}

async function askOperation({ layer, schema }: Served, document: DocumentNode): Promise<string> {
  const { data, errors } = await execute({ schema, document, contextValue: operationContext(layer, benchCaller) })
  if (errors !== undefined) throw new Error(errors.map(({ message }) => message).join('\n'), { cause: errors[0]?.originalError?.cause })
  return JSON.stringify({ data })
}

async function runAll({ engine, deadlineMs }: MetricsLayer, statements: readonly CompiledSql[]): Promise<readonly Rows[]> {
  const answers: Rows[] = []
  for (const statement of statements) answers.push(await engine.run(statement, { deadlineMs }))
  return answers
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}

/**
 * Checks that the question and the expert's SQL give the same numbers, then takes turns between them.
 *
 * @throws where they do not
 */
export async function timeQuestion(served: Served, question: BenchQuestion, runs: number): Promise<QuestionTimes> {
  const { layer, schema } = served
  const document = readDocument(question, schema)
  const expert = question.expertStatements(layer.engine.dialect).map((text): CompiledSql => ({ text, parameters: [] }))
  const written: CompiledSql[] = []
  const watched: Served = { schema, layer: { ...layer, onStatement: (_plan, statement) => written.push(statement) } }
  checkAnswer(question.name, await askOperation(watched, document), await runAll(layer, expert))
  const times: { readonly [Of in keyof QuestionTimes]: number[] } = { expert: [], written: [], graphql: [] }
  for (let run = 0; run < runs; run++) {
    times.expert.push(await milliseconds(() => runAll(layer, expert)))
    times.written.push(await milliseconds(() => runAll(layer, written)))
    times.graphql.push(await milliseconds(() => askOperation(served, document)))
  }
  return { expert: median(times.expert), written: median(times.written), graphql: median(times.graphql) }
}
