import type { Board, Tile } from '../catalog/board.ts'
import type { Draft } from '../catalog/link-catalog.ts'
import { type Report, under } from '../catalog/report.ts'
import { checkQuestion } from './check-question.ts'
import { tileQuestions } from './tile-questions.ts'

const UNBOUND = { period: undefined, where: [], timezone: undefined, asOf: undefined, currency: undefined }

/** Resolves what the tiles of a board ask; reports what could not be answered, once for each tile. */
export function checkBoard(board: Board, draft: Draft, report: Report): void {
  for (const tile of board.tiles) {
    const at = under(report, 'tiles', board.tiles.indexOf(tile))
    const { value, previous, rows } = tileQuestions(tile, UNBOUND)
    const said = new Set<string>()
    for (const question of [value, ...(previous === undefined ? [] : [previous]), rows])
      checkQuestion(question, draft, (code, message, path) => {
        if (!said.has(message)) at(code, message, fieldOf(path, tile))
        said.add(message)
      })
  }
}

/** The field of a tile that says what is wrong with its question. */
function fieldOf([first, index, ...rest]: readonly (string | number)[], { grain, period }: Tile): readonly (string | number)[] {
  if (first === 'where') return ['where', ...rest]
  if (first === 'by' && typeof index === 'number') return grain === undefined ? ['by', index] : index === 0 ? ['grain'] : ['by', index - 1]
  if (first === 'every') return ['every', ...(index === undefined ? [] : [index])]
  if (first === 'orderBy') return ['orderBy', ...(index === undefined ? [] : [index]), ...rest]
  if (first === 'period' && period !== undefined) return ['period', ...(index === undefined ? [] : [index]), ...rest]
  if (first === 'compared') return ['compare']
  return first === 'first' ? ['first'] : first === 'fill' ? ['grain'] : ['metric']
}
