import { Command } from 'commander'
import { missingWords } from '../catalog/missing-words.ts'
import { type CheckFinding, checkAgainst } from '../engine/check-warehouse.ts'
import { type CommonOptions, configurationOf, definitionsOption, scaleOption, warehouseOptions } from './command-options.ts'
import { counted } from './counted.ts'
import { untilInterrupted } from './interruption.ts'
import { loadCatalog } from './load-catalog.ts'
import { openConfigured } from './open-warehouse.ts'
import { problemLine } from './report-failure.ts'

async function check(options: CommonOptions & { readonly live?: true }): Promise<void> {
  const configuration = configurationOf(options)
  const { engine } = await openConfigured(configuration, warehouseOptions(options))
  try {
    const { catalog, locate } = await loadCatalog(configuration.definitions, engine)
    const { models, metrics, dimensions } = catalog
    const defined = `${counted(models.size, 'model')}, ${counted(metrics.size, 'metric')}, ${counted(dimensions.size, 'dimension')}`
    const live = options.live === true ? await untilInterrupted((signal) => checkAgainst(catalog, engine, { signal })) : { findings: [] }
    const words = missingWords(catalog).map((problem): CheckFinding => ({ ...problem, severity: 'error' }))
    const findings = [...words, ...live.findings]
    for (const finding of findings) process.stdout.write(`${finding.severity}: ${problemLine(locate(finding))}\n`)
    const errors = findings.filter(({ severity }) => severity === 'error').length
    const warnings = findings.length - errors
    const found = [errors === 0 ? 'no problems' : counted(errors, 'problem'), ...(warnings === 0 ? [] : [counted(warnings, 'warning')])]
    process.stdout.write(`${defined}: ${found.join(', ')}\n`)
    if (errors > 0) process.exitCode = 1
  } finally {
    await engine.close()
  }
}

export function checkCommand(): Command {
  return new Command('check')
    .description('check the definitions against the warehouse')
    .option('--live', 'read the data, too: keys that repeat, references that lead nowhere')
    .addOption(definitionsOption())
    .addOption(scaleOption())
    .action(check)
}
