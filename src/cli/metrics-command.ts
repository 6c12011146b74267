import { Command } from 'commander'
import type { Metric } from '../catalog/catalog.ts'
import { unitName } from '../definition/unit.ts'
import { searchWords } from '../graphql/search-words.ts'
import { type CommonOptions, configurationOf, definitionsOption, scaleOption, warehouseOptions } from './command-options.ts'
import { counted } from './counted.ts'
import { loadCatalog } from './load-catalog.ts'
import { openConfigured } from './open-warehouse.ts'

/** A metric as one line: its name, its unit, its label, and how its description begins. */
function lineOf({ name, unit, words: { label, description } }: Metric, widths: readonly [name: number, unit: number]): string {
  const [sentence] = description?.split('\n') ?? []
  const said = [label, sentence].filter((text) => text !== undefined).join(': ')
  return `${name.padEnd(widths[0])}  ${unitName(unit).padEnd(widths[1])}  ${said}`.trimEnd()
}

function listOf(metrics: readonly Metric[]): string {
  const widest = (texts: readonly string[]) => Math.max(0, ...texts.map((text) => text.length))
  const widths = [widest(metrics.map(({ name }) => name)), widest(metrics.map(({ unit }) => unitName(unit)))] as const
  return metrics.map((metric) => `${lineOf(metric, widths)}\n`).join('')
}

/** Each word narrows what the words before it found; the first one decides the order. */
function matching(all: readonly Metric[], words: readonly string[]): readonly Metric[] {
  const inOrder = all.toSorted((a, b) => (a.name < b.name ? -1 : 1))
  return words.reduceRight<readonly Metric[]>((left, word) => searchWords(left, word), inOrder)
}

async function list(search: readonly string[], options: CommonOptions & { readonly json?: true }): Promise<void> {
  const configuration = configurationOf(options)
  const { engine } = await openConfigured(configuration, warehouseOptions(options))
  try {
    const { catalog } = await loadCatalog(configuration.definitions, engine)
    const words = search.flatMap((text) => text.split(/\s+/)).filter((word) => word !== '')
    const found = matching([...catalog.metrics.values()], words)
    const json = found.map(({ name, unit, words: { label, description } }) => ({ name, label, unit, description }))
    process.stdout.write(options.json === true ? `${JSON.stringify(json, undefined, 2)}\n` : listOf(found))
    process.stderr.write(`${found.length} of ${counted(catalog.metrics.size, 'metric')}\n`)
    if (found.length === 0) process.exitCode = 1
  } finally {
    await engine.close()
  }
}

export function metricsCommand(): Command {
  return new Command('metrics')
    .description('list the metrics, or those that all of some words are found in; ends with the code 1 where there are none')
    .argument('[search...]', 'words of names, labels, synonyms and descriptions, in any of their languages')
    .option('--json', 'print them as JSON')
    .addOption(definitionsOption())
    .addOption(scaleOption())
    .action(list)
}
