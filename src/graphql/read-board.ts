import type { Board, Tile } from '../catalog/board.ts'
import { type Report, under } from '../catalog/report.ts'
import { tileQuestions } from '../standing/tile-questions.ts'
import { maySeeQuestion } from './may-see-question.ts'
import type { OperationContext } from './operation-context.ts'
import type { QuestionNode } from './operation-tree.ts'
import { filterArgument, periodArgument, textArgument } from './question-arguments.ts'
import { resolveDuring } from './resolve-during.ts'

/** A tile with the questions that it asks, each in its place. */
export interface AskedTile {
  readonly tile: Tile
  readonly nodes: { readonly value: QuestionNode; readonly previous: QuestionNode | undefined; readonly rows: QuestionNode }
}

export function namedBoard({ layer }: Pick<OperationContext, 'layer'>, args: Readonly<Record<string, unknown>>): Board | undefined {
  return layer.catalog.boards.get(textArgument(args.name) ?? '')
}

/** Whether a caller may see all that a tile reads. */
export function maySeeTile(tile: Tile, context: Pick<OperationContext, 'layer' | 'caller'>): boolean {
  return maySeeQuestion(tileQuestions(tile, UNBOUND).rows, context)
}

const UNBOUND = { period: undefined, where: [], timezone: undefined, asOf: undefined, currency: undefined }

/** The tiles of the board that a root field asks for, but for those of metrics that the caller may not see. */
export function askedTiles(
  args: Readonly<Record<string, unknown>>,
  context: OperationContext,
  key: string,
  report: Report,
): readonly AskedTile[] {
  const timezone = textArgument(args.timezone)
  const asOf = textArgument(args.asOf)
  const filter = filterArgument(args.where, resolveDuring(context, { timezone, asOf }), under(report, 'where'))
  const asking = {
    period: periodArgument(args.period),
    where: filter === undefined ? [] : [filter],
    timezone,
    asOf,
    currency: textArgument(args.currency),
  }
  const tiles = namedBoard(context, args)?.tiles ?? []
  return tiles
    .filter((tile) => maySeeTile(tile, context))
    .map((tile) => {
      const { value, previous, rows } = tileQuestions(tile, asking)
      const node = (question: QuestionNode['question'], what: string): QuestionNode => ({
        kind: 'question',
        question,
        path: [key, tile.name, what],
      })
      return { tile, nodes: { value: node(value, 'value'), previous: previous && node(previous, 'previous'), rows: node(rows, 'rows') } }
    })
}
