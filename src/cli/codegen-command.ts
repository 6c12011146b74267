import { Command } from 'commander'
import { type CommonOptions, configurationOf, scaleOption, warehouseOptions } from './command-options.ts'
import { openConfigured } from './open-warehouse.ts'
import { warehouseTypes } from './warehouse-types.ts'
import { writeText } from './write-text.ts'

async function codegen(options: CommonOptions & { readonly out: string; readonly library: string }): Promise<void> {
  const { engine } = await openConfigured(configurationOf({}), warehouseOptions(options))
  try {
    const tables = await engine.inspect()
    writeText(options.out, warehouseTypes(tables, { command: 'grainline codegen', library: options.library }))
  } finally {
    await engine.close()
  }
}

export function codegenCommand(): Command {
  return new Command('codegen')
    .description("write the warehouse's schema as TypeScript, against which definitions are checked")
    .option('--out <file>', 'the file to write', 'schema/warehouse.ts')
    .option('--library <module>', 'where the file imports Grainline from', 'grainline')
    .addOption(scaleOption())
    .action(codegen)
}
