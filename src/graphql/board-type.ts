import {
  GraphQLEnumType,
  type GraphQLFieldConfig,
  GraphQLFloat,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLString,
} from 'graphql'
import type { Board } from '../catalog/board.ts'
import type { Catalog, Metric } from '../catalog/catalog.ts'
import { requestedMetric } from '../catalog/metric-request.ts'
import { COMPARISONS } from '../definition/board-definition.ts'
import { unitName } from '../definition/unit.ts'
import { Direction, words } from './catalog-words.ts'
import { ChartType } from './chart-type.ts'
import type { DimensionTypes } from './dimension-types.ts'
import { enumOf } from './enum-of.ts'
import { ExplainType, explainQuestion } from './explain-type.ts'
import type { OperationContext } from './operation-context.ts'
import { operationOf } from './operation-of.ts'
import type { QuestionNode } from './operation-tree.ts'
import { type AskedTile, askedTiles, namedBoard } from './read-board.ts'
import { CurrencyScalar, DateTimeScalar, TimeZoneScalar } from './scalars.ts'
import type { TableValue } from './table-data.ts'
import { Table } from './table-type.ts'

const text = new GraphQLNonNull(GraphQLString)

const TileComparison = enumOf('TileComparison', 'What the value of a tile is set against.', COMPARISONS)

async function numberOf(node: QuestionNode | undefined, request: string, { run }: OperationContext): Promise<number | null> {
  if (node === undefined) return null
  const { answer } = await run.load(node)
  const value = answer.groups[0]?.metrics[request]
  return value === null || value === undefined ? null : Number(value)
}

/** The relative change from the value that a tile is set against (S18). */
async function changeOf({ tile, nodes }: AskedTile, context: OperationContext): Promise<number | null> {
  const [now, then] = await Promise.all([nodes.value, nodes.previous].map((node) => numberOf(node, tile.request, context)))
  return now === null || now === undefined || !then ? null : (now - then) / Math.abs(then)
}

async function rowsOf({ nodes }: AskedTile, { run }: OperationContext): Promise<TableValue> {
  const { answer } = await run.load(nodes.rows)
  return { question: nodes.rows.question, answer }
}

async function sharesOf(asked: AskedTile, context: OperationContext): Promise<readonly (number | null)[]> {
  const { request } = asked.tile
  const [{ answer }, whole] = await Promise.all([rowsOf(asked, context), numberOf(asked.nodes.value, request, context)])
  return answer.groups.map(({ metrics }) => {
    const part = metrics[request]
    return part === null || part === undefined || !whole ? null : Number(part) / whole
  })
}

function metricOf({ tile }: AskedTile, { layer }: OperationContext): Metric | undefined {
  return requestedMetric(tile.request, layer.catalog, () => {})
}

const TileType = new GraphQLObjectType<AskedTile, OperationContext>({
  name: 'Tile',
  description: 'One question of a board, answered.',
  fields: {
    name: { type: text, resolve: ({ tile }) => tile.name },
    label: { type: GraphQLString, resolve: (asked, _args, context) => asked.tile.label ?? metricOf(asked, context)?.words.label },
    description: {
      type: GraphQLString,
      resolve: (asked, _args, context) => asked.tile.description ?? metricOf(asked, context)?.words.description,
    },
    metric: { type: text, resolve: ({ tile }) => tile.metric },
    variant: { type: GraphQLString, resolve: ({ tile }) => tile.variant },
    unit: {
      type: GraphQLString,
      resolve: (asked, _args, context) => {
        const metric = metricOf(asked, context)
        return metric && unitName(metric.unit, asked.nodes.value.question.currency ?? context.layer.defaults.currency)
      },
    },
    goodWhen: { type: Direction, resolve: (asked, _args, context) => metricOf(asked, context)?.goodWhen },
    chart: { type: new GraphQLNonNull(ChartType), resolve: ({ tile }) => tile.chart },
    compare: { type: TileComparison, resolve: ({ tile }) => tile.compare },
    value: {
      type: GraphQLFloat,
      description: 'The metric over the whole period.',
      resolve: ({ tile, nodes }, _args, context) => numberOf(nodes.value, tile.request, context),
    },
    previous: {
      type: GraphQLFloat,
      description: 'The value that it is set against.',
      resolve: ({ tile, nodes }, _args, context) => numberOf(nodes.previous, tile.request, context),
    },
    change: {
      type: GraphQLFloat,
      description: '(value - previous) / |previous|',
      resolve: (asked, _args, context) => changeOf(asked, context),
    },
    rows: { type: new GraphQLNonNull(Table), resolve: (asked, _args, context) => rowsOf(asked, context) },
    shares: {
      type: new GraphQLNonNull(new GraphQLList(GraphQLFloat)),
      description: 'What each row is of the whole, in the order of the rows.',
      resolve: (asked, _args, context) => sharesOf(asked, context),
    },
    explain: {
      type: new GraphQLNonNull(ExplainType),
      resolve: ({ nodes }, _args, context) => explainQuestion(context, nodes.rows.question),
    },
  },
})

type BoardValue = Pick<Board, 'name' | 'words'> & { readonly tiles: readonly AskedTile[] }

const BoardType = new GraphQLObjectType<BoardValue, OperationContext>({
  name: 'Board',
  description: 'A dashboard, answered whole.',
  fields: {
    name: { type: text },
    ...words<BoardValue>(),
    tiles: { type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(TileType))) },
  },
})

/** The root field of boards; none where the catalog has no boards. */
export function boardFields(
  { boards }: Catalog,
  { SliceFilter, periods }: DimensionTypes,
): Record<string, GraphQLFieldConfig<unknown, OperationContext>> {
  if (boards.size === 0) return {}
  const BoardName = new GraphQLEnumType({
    name: 'BoardName',
    values: Object.fromEntries([...boards.values()].map((one) => [one.name, { value: one.name, description: one.words.label }])),
  })
  return {
    board: {
      type: BoardType,
      description: 'A dashboard, answered whole.',
      args: {
        name: { type: new GraphQLNonNull(BoardName) },
        period: { type: periods.PeriodInput, description: 'Of tiles that name none; the last twelve whole months where it is left out.' },
        where: { type: SliceFilter, description: 'Rows that count, beside the filters of each tile.' },
        timezone: { type: TimeZoneScalar },
        asOf: { type: DateTimeScalar },
        currency: { type: CurrencyScalar },
      },
      resolve: (_source, args, context, info) => {
        operationOf(context, info)
        const found = namedBoard(context, args)
        return found && { name: found.name, words: found.words, tiles: askedTiles(args, context, String(info.path.key), () => {}) }
      },
    },
  }
}
