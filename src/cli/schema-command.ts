import { Command } from 'commander'
import { printSchema } from 'graphql'
import { createSchema } from '../graphql/create-schema.ts'
import { type CommonOptions, configurationOf, definitionsOption, scaleOption, warehouseOptions } from './command-options.ts'
import { loadCatalog } from './load-catalog.ts'
import { openConfigured } from './open-warehouse.ts'
import { writeText } from './write-text.ts'

async function schema(options: CommonOptions & { readonly out?: string }): Promise<void> {
  const configuration = configurationOf(options)
  const { engine } = await openConfigured(configuration, warehouseOptions(options))
  try {
    const { catalog } = await loadCatalog(configuration.definitions, engine)
    writeText(options.out, `${printSchema(createSchema(catalog))}\n`)
  } finally {
    await engine.close()
  }
}

export function schemaCommand(): Command {
  return new Command('schema')
    .description('print the GraphQL schema of the definitions')
    .option('--out <file>', 'write it to a file, such as schema/schema.graphql')
    .addOption(definitionsOption())
    .addOption(scaleOption())
    .action(schema)
}
