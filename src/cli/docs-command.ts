import { join } from 'node:path'
import { Command } from 'commander'
import { DEFAULTS, type MetricsLayer } from '../metrics-layer.ts'
import { everything } from '../query/policy.ts'
import { type CommonOptions, configurationOf, definitionsOption, scaleOption, warehouseOptions } from './command-options.ts'
import { counted } from './counted.ts'
import { loadCatalog } from './load-catalog.ts'
import { openConfigured } from './open-warehouse.ts'
import { writeFile } from './write-text.ts'

async function docs({ out, ...options }: CommonOptions & { readonly out: string }): Promise<void> {
  const configuration = configurationOf(options)
  const { engine, now } = await openConfigured(configuration, warehouseOptions(options))
  try {
    const { catalog } = await loadCatalog(configuration.definitions, engine)
    const { timezone, currency, deadlineMs } = configuration
    const layer: MetricsLayer = { catalog, engine, defaults: { ...DEFAULTS, timezone, currency }, deadlineMs }
    // What renders pages is large, and no other command needs it.
    const { documentation } = await import('../docs/documentation.ts')
    const pages = documentation(layer, { policy: everything, now: now() })
    for (const { path, content } of pages) writeFile(join(out, path), content)
    process.stdout.write(`${counted(pages.length, 'file')}: open ${join(out, 'index.html')}\n`)
  } finally {
    await engine.close()
  }
}

export function docsCommand(): Command {
  return new Command('docs')
    .description('write the catalogue as pages that can be browsed and searched without a server')
    .option('--out <folder>', 'where to write them', 'site')
    .addOption(definitionsOption())
    .addOption(scaleOption())
    .action(docs)
}
