import type { BoardDefinition, SetDefinition } from '../definition/board-definition.ts'
import { type Located, NOTHING } from '../definition/parse-definitions.ts'
import { wordsOf } from '../definition/words.ts'
import type { Problem } from '../problem/problem.ts'
import { didYouMean } from '../problem/suggest.ts'
import type { Board, MetricSet, Tile } from './board.ts'
import type { Catalog } from './catalog.ts'
import type { Declared } from './doubt.ts'
import { argumentPath } from './link-goals.ts'
import { requestedMetric, requestName } from './metric-request.ts'
import { type Report, under } from './report.ts'
import { grainNamed, type TimeGrains } from './time-grains.ts'

/** What boards and sets may name. */
export interface BoardScope {
  readonly metrics: Catalog['metrics']
  readonly models: Catalog['models']
  readonly declared: Declared
  readonly grains: TimeGrains
  readonly problems: Problem[]
  /** Whether nothing is wrong with a metric: what one with problems can be asked for is not known. */
  isSound(metric: string): boolean
}

function reportOn({ problem }: Located<unknown>, { problems }: BoardScope): Report {
  return (code, message, path, part) => problems.push(problem(code, message, path, part))
}

function reportUnknown(metric: string, scope: BoardScope, report: Report): void {
  if (!scope.declared.has(metric) && metric !== NOTHING)
    report('unknown-metric', `There is no metric "${metric}".${didYouMean(metric, scope.declared.names)}`, [])
}

/** Links boards to their metrics; notes what there is not, and tiles of one name. */
export function linkBoards(definitions: ReadonlyMap<string, Located<BoardDefinition>>, scope: BoardScope): ReadonlyMap<string, Board> {
  return new Map(
    [...definitions].map(([name, located]) => {
      const report = reportOn(located, scope)
      const { tiles } = located.definition
      tiles.forEach((tile, index) => {
        if (tiles.findIndex((other) => other.name === tile.name) < index && !located.isLost('tiles', index, 'name'))
          report('duplicate-name', `"${name}" has two tiles called "${tile.name}". Rename one of them.`, ['tiles', index, 'name'])
      })
      const linked = tiles.map((tile, index) => linkTile(tile, scope, under(report, 'tiles', index)))
      return [name, { name, words: wordsOf(located.definition), tiles: linked }]
    }),
  )
}

function linkTile(tile: BoardDefinition['tiles'][number], scope: BoardScope, report: Report): Tile {
  const metric = scope.metrics.get(tile.metric)
  if (metric === undefined) reportUnknown(tile.metric, scope, under(report, 'metric'))
  const request = metric === undefined ? tile.metric : requestName(metric, tile)
  if (scope.isSound(tile.metric)) requestedMetric(request, scope, (code, message) => report(code, message, argumentPath(code)))
  const grain = tile.grain === undefined ? undefined : grainNamed(tile.grain, scope.grains, under(report, 'grain'))
  return { ...tile, grain: grain?.name, request }
}

/** Links sets to their metrics; notes what there is not, and metrics that stand twice. */
export function linkSets(definitions: ReadonlyMap<string, Located<SetDefinition>>, scope: BoardScope): ReadonlyMap<string, MetricSet> {
  return new Map(
    [...definitions].map(([name, located]) => {
      const report = reportOn(located, scope)
      const { metrics } = located.definition
      metrics.forEach((metric, index) => {
        reportUnknown(metric, scope, under(report, 'metrics', index))
        if (metrics.indexOf(metric) < index && metric !== NOTHING)
          report('repeated-metric', `"${name}" names "${metric}" twice.`, ['metrics', index])
      })
      return [name, { name, words: wordsOf(located.definition), metrics }]
    }),
  )
}
