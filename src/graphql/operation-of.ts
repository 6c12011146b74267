import type { GraphQLResolveInfo } from 'graphql'
import { FaultError } from '../problem/problem.ts'
import type { OperationContext } from './operation-context.ts'
import type { Operation } from './operation-tree.ts'
import { readOperation } from './read-operation.ts'

/**
 * The whole operation that a root field belongs to.
 *
 * @throws InvalidQuestionError with all that is wrong with all of it
 */
export function operationOf(context: OperationContext, info: GraphQLResolveInfo): Operation {
  return context.run.operation((report) => readOperation(info, context, report))
}

/** What was read of one field, by its name in the response. */
export function readNode<Node>(nodes: ReadonlyMap<string, Node>, key: string | number): Node {
  const node = nodes.get(String(key))
  if (node === undefined)
    throw new FaultError(`"${key}" was asked for and not read. This is a fault of Grainline; report it with the operation.`)
  return node
}
