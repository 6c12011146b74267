import { Command } from 'commander'
import { createSchema } from '../graphql/create-schema.ts'
import { type OperationContext, operationContext } from '../graphql/operation-context.ts'
import { DEFAULTS, type MetricsLayer } from '../metrics-layer.ts'
import { everything } from '../query/policy.ts'
import { type Configuration, createLogger, startServer, stopOnSignals } from '../server/index.ts'
import { type CommonOptions, configurationOf, definitionsOption, scaleOption, warehouseOptions } from './command-options.ts'
import { exampleOperation } from './example-operation.ts'
import { loadCatalog } from './load-catalog.ts'
import { type OpenedWarehouse, openConfigured } from './open-warehouse.ts'
import { warehouseReadiness } from './warehouse-readiness.ts'

async function serve(options: CommonOptions & { readonly port?: string }): Promise<void> {
  const configuration = configurationOf(options)
  const opened = await openConfigured(configuration, warehouseOptions(options))
  try {
    await serveFrom(opened, configuration)
  } catch (error) {
    await opened.engine.close()
    throw error
  }
}

async function serveFrom({ engine, now, isDemo }: OpenedWarehouse, configuration: Configuration): Promise<void> {
  const { deadlineMs, timezone, currency, port, host, introspection, allowedOrigins } = configuration
  const { catalog } = await loadCatalog(configuration.definitions, engine)
  const layer: MetricsLayer = { catalog, engine, defaults: { ...DEFAULTS, timezone, currency }, deadlineMs }
  const logger = createLogger(configuration.logLevel)
  const exampleQuery = exampleOperation(catalog)
  const server = await startServer<OperationContext>({
    schema: createSchema(catalog),
    contextFor: ({ signal }) => operationContext(layer, { policy: everything, now: now(), signal }),
    port,
    host,
    introspection,
    allowedOrigins,
    logger,
    isReady: warehouseReadiness(engine),
    exampleQuery,
  })
  stopOnSignals(server, logger, [() => engine.close()])
  const where = isDemo ? `the demo, in which it is ${now().toISOString().slice(0, 10)}` : 'the warehouse'
  const page = introspection ? `${server.url}\nPrograms post to ` : ''
  process.stderr.write(`${catalog.metrics.size} metrics over ${where}: ${page}${server.url}/graphql\n\nFor example:\n\n${exampleQuery}\n\n`)
}

export function serveCommand(): Command {
  return new Command('serve')
    .description('answer questions over GraphQL, from WAREHOUSE_URL or from the demo')
    .option('--port <number>', 'where to listen (PORT; 4000 unless told, 0 for any free port)')
    .addOption(definitionsOption())
    .addOption(scaleOption())
    .action(serve)
}
