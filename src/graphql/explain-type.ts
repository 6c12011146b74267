import { GraphQLError, GraphQLList, GraphQLNonNull, GraphQLObjectType, GraphQLString } from 'graphql'
import type { Catalog, Model, RowPart } from '../catalog/catalog.ts'
import { requestedMetric } from '../catalog/metric-request.ts'
import { isOutcomeColumn, readByEvents } from '../catalog/outcome.ts'
import { rowParts } from '../catalog/row-parts.ts'
import type { Expression, Predicate } from '../expression/expression.ts'
import { columnsIn } from '../expression/walk.ts'
import { plan, resolve } from '../metrics-layer.ts'
import { printPlan } from '../plan/print-plan.ts'
import type { Question } from '../query/question.ts'
import { compilePlan } from '../sql/compile-plan.ts'
import type { SqlParameter } from '../sql/compiled-sql.ts'
import { FreshnessType, freshnessOf } from './freshness-type.ts'
import type { OperationContext } from './operation-context.ts'
import { Json } from './scalars.ts'

interface Statement {
  readonly plan: string
  readonly sql: string
  readonly parameters: readonly SqlParameter[]
}

interface Lineage {
  readonly metric: string
  readonly table: string
  readonly columns: readonly string[]
}

interface Explain {
  readonly engine: string
  readonly statements: readonly Statement[]
  readonly lineage: readonly Lineage[]
  readonly models: readonly Model[]
}

const text = new GraphQLNonNull(GraphQLString)
const several = (type: GraphQLObjectType) => new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(type)))

const StatementType = new GraphQLObjectType<Statement>({
  name: 'Statement',
  fields: {
    plan: { type: text, description: 'The steps of the answer, the last one first.' },
    sql: { type: text },
    parameters: { type: new GraphQLNonNull(new GraphQLList(Json)) },
  },
})

const LineageType = new GraphQLObjectType<Lineage>({
  name: 'Lineage',
  description: 'A table that a metric is computed from, and the columns that its definition reads there.',
  fields: { metric: { type: text }, table: { type: text }, columns: { type: new GraphQLNonNull(new GraphQLList(text)) } },
})

export const ExplainType = new GraphQLObjectType<Explain, OperationContext>({
  name: 'Explain',
  description: 'How an answer is made. For callers who may see everything.',
  fields: {
    engine: { type: text },
    statements: { type: several(StatementType) },
    lineage: { type: several(LineageType) },
    freshness: {
      type: several(FreshnessType),
      description: 'Of each model that is read and says how new its rows ought to be.',
      resolve: ({ models }, _args, context) => freshnessOf(models, context),
    },
  },
})

/** How a question is answered, without running it. */
export function explainQuestion({ layer, caller }: OperationContext, question: Question): Explain {
  if (caller.policy.kind !== 'everything')
    throw new GraphQLError(
      '"explain" shows tables and filters that this caller may not see. It is open to callers who may see everything.',
      { extensions: { code: 'explain-not-allowed' } },
    )
  const plans = question.metrics.length > 0 ? plan([resolve(layer, question, caller)]) : []
  const statements = plans.map((one) => {
    const { text: sql, parameters } = compilePlan(one, layer.engine.dialect)
    return { plan: printPlan(one), sql, parameters }
  })
  return {
    engine: layer.engine.dialect,
    statements,
    lineage: question.metrics.flatMap((name) => lineageOf(layer.catalog, name)),
    models: modelsOf(layer.catalog, question.metrics),
  }
}

function requestedParts(catalog: Catalog, request: string): readonly RowPart[] {
  return rowParts(requestedMetric(request, catalog, () => undefined)?.parts ?? [])
}

/** The models whose rows metrics are computed from. */
export function modelsOf(catalog: Catalog, requests: readonly string[]): readonly Model[] {
  const names = new Set(requests.flatMap((request) => requestedParts(catalog, request).map(({ model }) => model)))
  return [...names].flatMap((name) => catalog.models.get(name) ?? [])
}

/** The tables and columns that a metric's definition reads, outermost model first. */
export function lineageOf(catalog: Catalog, name: string): readonly Lineage[] {
  const read = new Map<string, Set<string>>()
  const note = (table: string, column: string) => read.set(table, (read.get(table) ?? new Set()).add(column))
  const noteRows = (modelName: string, nodes: readonly (Expression | Predicate | undefined)[]) => {
    const model = catalog.models.get(modelName)
    if (model === undefined) return
    if (!read.has(model.table)) read.set(model.table, new Set())
    const given = [...nodes, model.where].filter((node) => node !== undefined)
    const columns = given.flatMap(columnsIn).filter((column) => !isOutcomeColumn(column))
    for (const column of columns) note(model.joins.get(column.of)?.table ?? model.table, column.name)
  }
  for (const { model, aggregation, where, time, outcome } of requestedParts(catalog, name)) {
    const measured = [...('of' in aggregation ? [aggregation.of] : []), ...('over' in aggregation ? [aggregation.over] : [])]
    noteRows(model, [...measured, where, time])
    for (const side of outcome === undefined ? [] : [outcome.base, outcome.later]) noteRows(side.model, readByEvents(side))
  }
  return [...read].map(([table, columns]) => ({ metric: name, table, columns: [...columns].sort() }))
}
