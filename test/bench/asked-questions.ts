import { execute, parse } from 'graphql'
import { type AskingNode, askingNodes, questionOf } from '../../src/graphql/operation-tree.ts'
import { answer, type MetricsLayer, operationContext } from '../../src/index.ts'
import type { Question } from '../../src/query/question.ts'
import { benchCaller } from './bench-caller.ts'
import type { BenchQuestion } from './bench-question.ts'
import type { Served } from './time-question.ts'

/** The questions of an operation as the layer gets them, the groups that inner ones stand in included. */
export async function askedQuestions({ layer, schema }: Served, { name, operation }: BenchQuestion): Promise<readonly Question[]> {
  const contextValue = operationContext(layer, benchCaller)
  await execute({ schema, document: parse(operation), contextValue })
  const read = contextValue.run.operation(() => {
    throw new Error(`"${name}" asks for no metrics.`)
  })
  return Promise.all(askingNodes(read).map((node) => askedQuestion(layer, node)))
}

async function askedQuestion(layer: MetricsLayer, node: AskingNode): Promise<Question> {
  if (!('within' in node) || node.within === undefined) return questionOf(node)
  const [around] = await answer(layer, [await askedQuestion(layer, node.within)], benchCaller)
  return questionOf(
    node,
    around?.groups.map(({ rawKey }) => rawKey),
  )
}
