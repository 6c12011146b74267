import { GraphQLError, GraphQLList, GraphQLNonNull, GraphQLObjectType, GraphQLString } from 'graphql'
import type { Catalog } from '../catalog/catalog.ts'
import { rowParts } from '../catalog/row-parts.ts'
import { columnsIn } from '../expression/walk.ts'
import { plan, resolve } from '../metrics-layer.ts'
import { printPlan } from '../plan/print-plan.ts'
import type { Question } from '../query/question.ts'
import { compilePlan } from '../sql/compile-plan.ts'
import type { SqlParameter } from '../sql/compiled-sql.ts'
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

export const ExplainType = new GraphQLObjectType<Explain>({
  name: 'Explain',
  description: 'How an answer is made. For callers who may see everything.',
  fields: { engine: { type: text }, statements: { type: several(StatementType) }, lineage: { type: several(LineageType) } },
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
  return { engine: layer.engine.dialect, statements, lineage: question.metrics.flatMap((name) => lineageOf(layer.catalog, name)) }
}

/** The tables and columns that a metric's definition reads, outermost model first. */
export function lineageOf(catalog: Catalog, name: string): readonly Lineage[] {
  const read = new Map<string, Set<string>>()
  const note = (table: string, column: string) => read.set(table, (read.get(table) ?? new Set()).add(column))
  for (const part of rowParts(catalog.metrics.get(name)?.parts ?? [])) {
    const model = catalog.models.get(part.model)
    if (model === undefined) continue
    if (!read.has(model.table)) read.set(model.table, new Set())
    const { aggregation, where, time } = part
    const nodes = [
      ...('of' in aggregation ? [aggregation.of] : []),
      ...('over' in aggregation ? [aggregation.over] : []),
      where,
      time,
      model.where,
    ].filter((node) => node !== undefined)
    for (const column of nodes.flatMap(columnsIn)) note(model.joins.get(column.of)?.table ?? model.table, column.name)
  }
  return [...read].map(([table, columns]) => ({ metric: name, table, columns: [...columns].sort() }))
}
