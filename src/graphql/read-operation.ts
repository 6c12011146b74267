import { type FieldNode, type GraphQLResolveInfo, getArgumentValues } from 'graphql'
import { collectFields } from 'graphql/execution/collectFields.js'
import { type Report, under } from '../catalog/report.ts'
import { fieldsAsArguments, reportMissingVariables } from './missing-variables.ts'
import type { OperationContext } from './operation-context.ts'
import type { Operation, QuestionNode, SliceNode, TableNode } from './operation-tree.ts'
import { isRecord, textArgument } from './question-arguments.ts'
import { alertNodes, chosenAlerts } from './read-alerts.ts'
import { askedTiles } from './read-board.ts'
import { goalQuestions, selectedOfGoals } from './read-goals.ts'
import { SliceReader } from './read-slice.ts'
import { readStandingArguments } from './read-standing.ts'
import { readTable } from './read-table.ts'
import { resolveDuring } from './resolve-during.ts'

/** Reads all that the operation under way asks, from all of its root fields: it is checked as a whole before any of it runs. */
export function readOperation(info: GraphQLResolveInfo, context: OperationContext, report: Report): Operation {
  const slices = new Map<string, SliceNode>()
  const tables = new Map<string, TableNode>()
  const questions: QuestionNode[] = []
  const { schema, fragments, variableValues, parentType, operation } = info
  for (const [key, [node]] of collectFields(schema, fragments, variableValues, parentType, operation.selectionSet)) {
    if (node?.name.value === 'metrics') slices.set(key, readMetrics(info, context, key, node, report))
    if (node?.name.value === 'table') tables.set(key, readTableField(info, context, key, node, report))
    if (node?.name.value === 'goals' || node?.name.value === 'goal') questions.push(...readGoalsField(info, context, key, node, report))
    if (node?.name.value === 'alerts') questions.push(...readAlertsField(info, context, key, node, report))
    if (node?.name.value === 'board') questions.push(...readBoardField(info, context, key, node, report))
  }
  return { slices, tables, questions }
}

function readMetrics(info: GraphQLResolveInfo, context: OperationContext, key: string, node: FieldNode, report: Report): SliceNode {
  const args = argumentsOf(info, node)
  reportMissingVariables(node.arguments ?? [], info.variableValues, under(report, key))
  const during = resolveDuring(context, { timezone: textArgument(args.timezone), asOf: textArgument(args.asOf) })
  const { schema, fragments, variableValues, parentType, operation } = info
  const nodes = collectFields(schema, fragments, variableValues, parentType, operation.selectionSet).get(key) ?? []
  return new SliceReader(info, context.layer.catalog.metrics, during, report).read(args, nodes, [key])
}

function readTableField(info: GraphQLResolveInfo, context: OperationContext, key: string, node: FieldNode, report: Report): TableNode {
  const { input } = argumentsOf(info, node)
  const at = under(report, key, 'input')
  reportMissingVariables((node.arguments ?? []).flatMap(fieldsAsArguments), info.variableValues, at)
  return { kind: 'table', question: readTable(isRecord(input) ? input : {}, context, at), path: [key] }
}

function readBoardField(
  info: GraphQLResolveInfo,
  context: OperationContext,
  key: string,
  node: FieldNode,
  report: Report,
): readonly QuestionNode[] {
  const at = under(report, key)
  reportMissingVariables(node.arguments ?? [], info.variableValues, at)
  return askedTiles(argumentsOf(info, node), context, key, at).flatMap(({ nodes }) =>
    Object.values(nodes).filter((one) => one !== undefined),
  )
}

function readGoalsField(
  info: GraphQLResolveInfo,
  context: OperationContext,
  key: string,
  node: FieldNode,
  report: Report,
): readonly QuestionNode[] {
  reportMissingVariables(node.arguments ?? [], info.variableValues, under(report, key))
  const { schema, fragments, variableValues, parentType, operation } = info
  const nodes = collectFields(schema, fragments, variableValues, parentType, operation.selectionSet).get(key) ?? []
  return goalQuestions(argumentsOf(info, node), selectedOfGoals(info, nodes), context, key, under(report, key))
}

function readAlertsField(
  info: GraphQLResolveInfo,
  context: OperationContext,
  key: string,
  node: FieldNode,
  report: Report,
): readonly QuestionNode[] {
  const at = under(report, key)
  reportMissingVariables(node.arguments ?? [], info.variableValues, at)
  const asked = readStandingArguments(argumentsOf(info, node), context, key, at)
  return chosenAlerts(asked, context, at).flatMap((alert) =>
    alertNodes(alert, asked, context, at).flatMap(({ nodes }) => Object.values(nodes)),
  )
}

function argumentsOf({ parentType, variableValues }: GraphQLResolveInfo, node: FieldNode): Readonly<Record<string, unknown>> {
  const field = parentType.getFields()[node.name.value]
  return field === undefined ? {} : getArgumentValues(field, node, variableValues)
}
