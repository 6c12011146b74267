import { Command } from 'commander'
import { loadDefinitions } from '../definition/load-definitions.ts'
import { type EmptyColumn, emptyColumns } from '../engine/empty-columns.ts'
import { readCalendars } from '../engine/read-calendars.ts'
import { InvalidDefinitionError } from '../problem/problem.ts'
import { quoteList } from '../problem/suggest.ts'
import { type Coverage, coverage } from '../standing/coverage.ts'
import { type CommonOptions, configurationOf, definitionsOption, scaleOption, warehouseOptions } from './command-options.ts'
import { counted } from './counted.ts'
import { untilInterrupted } from './interruption.ts'
import { openConfigured } from './open-warehouse.ts'
import { problemLine } from './report-failure.ts'

interface Report extends Coverage {
  readonly empty: readonly EmptyColumn[]
}

function sectionOf(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `\n${title}\n${lines.map((line) => `  ${line}\n`).join('')}`
}

function emptyLine({ table, column, rows, metrics, others }: EmptyColumn): string {
  const what = column === undefined ? `"${table}" has no rows` : `"${column}" of "${table}" is empty in all ${counted(rows, 'row')}`
  const readers = [...metrics, ...others]
  return `${what}${readers.length === 0 ? '' : `: ${quoteList(readers, 5)}`}`
}

function told({ catalog, lost, missing, empty }: Report): string {
  const can = catalog.metrics.size
  const whole = lost.filter(({ variant }) => variant === undefined)
  return [
    `${can} of ${counted(can + whole.length, 'metric')} can be computed.\n`,
    sectionOf('What the warehouse lacks:', missing.map(problemLine)),
    sectionOf(
      'Lost for it:',
      lost.map(({ name, variant, reason }) => `${name}${variant === undefined ? '' : ` (${variant})`}: ${reason}`),
    ),
    sectionOf('Empty, so that what reads it says nothing:', empty.map(emptyLine)),
  ].join('')
}

async function cover(options: CommonOptions & { readonly json?: true }): Promise<void> {
  const configuration = configurationOf(options)
  const { engine } = await openConfigured(configuration, warehouseOptions(options))
  try {
    const [loaded, tables] = await Promise.all([loadDefinitions(configuration.definitions), engine.inspect()])
    if (loaded.problems.length > 0) throw new InvalidDefinitionError(loaded.problems)
    const calendars = await readCalendars(loaded.options, engine, tables)
    const found = coverage({ ...loaded, tables, calendars })
    const empty = await untilInterrupted((signal) => emptyColumns(found.catalog, engine, { signal }))
    const { catalog, lost, missing } = found
    const json = { metrics: [...catalog.metrics.keys()], lost, missing, empty }
    process.stdout.write(options.json === true ? `${JSON.stringify(json, undefined, 2)}\n` : told({ ...found, empty }))
    if (lost.length > 0) process.exitCode = 1
  } finally {
    await engine.close()
  }
}

export function coverageCommand(): Command {
  return new Command('coverage')
    .description('say which metrics the warehouse can compute, which it cannot for what it lacks, and what it holds nothing in')
    .option('--json', 'print it as JSON')
    .addOption(definitionsOption())
    .addOption(scaleOption())
    .action(cover)
}
