import { Command } from 'commander'
import { type ExecutionResult, graphql } from 'graphql'
import { z } from 'zod'
import type { Catalog } from '../catalog/catalog.ts'
import { createSchema } from '../graphql/create-schema.ts'
import { operationContext } from '../graphql/operation-context.ts'
import { DEFAULTS, type MetricsLayer } from '../metrics-layer.ts'
import { InvalidQuestionError } from '../problem/problem.ts'
import { didYouMean } from '../problem/suggest.ts'
import { everything } from '../query/policy.ts'
import { type CommonOptions, configurationOf, definitionsOption, scaleOption, warehouseOptions } from './command-options.ts'
import { counted } from './counted.ts'
import { untilInterrupted } from './interruption.ts'
import { loadCatalog } from './load-catalog.ts'
import { openConfigured } from './open-warehouse.ts'

interface AlertsOptions extends CommonOptions {
  readonly asOf?: string
  readonly timezone?: string
  readonly json?: true
}

/** Apart from the codes of what failed, so that a scheduler can tell an alert from an accident. */
const FIRED = 3

const crossingSchema = z.looseObject({ state: z.string(), text: z.string(), key: z.record(z.string(), z.unknown()) })
const answerSchema = z.object({
  alerts: z.array(
    z.looseObject({
      name: z.string(),
      label: z.string().nullable(),
      state: z.string(),
      action: z.string().nullable(),
      playbook: z.array(z.object({ condition: z.string(), action: z.string() })),
      crossings: z.array(crossingSchema),
    }),
  ),
})
type Answered = z.infer<typeof answerSchema>['alerts']

/** Asks for all keys that alerts are told apart by; only those that an alert has are told of it. */
function operationFor(keys: readonly string[]): string {
  const key = keys.length === 0 ? '__typename' : keys.join(' ')
  return `query ($names: [AlertName!], $asOf: DateTime, $timezone: TimeZone) {
    alerts(names: $names, asOf: $asOf, timezone: $timezone) {
      name label description owner tags metric variant goal unit by limit at state action playbook { condition action }
      crossings { id key { ${key} } state since value before change threshold text }
    }
  }`
}

function answered({ data, errors = [] }: ExecutionResult, keysOf: (name: string) => readonly string[]): Answered {
  const [error] = errors
  if (error !== undefined) throw error.originalError ?? error
  return answerSchema.parse(JSON.parse(JSON.stringify(data))).alerts.map((alert) => ({
    ...alert,
    crossings: alert.crossings.map(({ key, ...crossing }) => ({
      ...crossing,
      key: Object.fromEntries(keysOf(alert.name).map((name) => [name, key[name] ?? null])),
    })),
  }))
}

/** What fired, one line for each crossing, and what to do about it. */
function lines(alerts: Answered): string {
  return alerts
    .flatMap(({ name, label, action, playbook, crossings }) => {
      const fired = crossings.filter(({ state }) => state === 'FIRED')
      const told = fired.map(({ text }) => `${label ?? name}: ${text}\n`)
      const advice = [...(action === null ? [] : [action]), ...playbook.map((play) => `${play.condition} ${play.action}`)]
      return fired.length === 0 ? [] : [...told, ...advice.map((one) => `  ${one}\n`)]
    })
    .join('')
}

function refuseUnknown(names: readonly string[], known: Catalog['alerts']): void {
  const problems = names
    .filter((name) => !known.has(name))
    .map((name) => ({ code: 'unknown-alert', message: `There is no alert "${name}".${didYouMean(name, known.keys())}`, path: [] }))
  if (problems.length > 0) throw new InvalidQuestionError(problems)
}

async function alerts(names: readonly string[], options: AlertsOptions): Promise<void> {
  const configuration = configurationOf(options)
  const { engine, now } = await openConfigured(configuration, warehouseOptions(options))
  try {
    const { deadlineMs, timezone, currency } = configuration
    const { catalog } = await loadCatalog(configuration.definitions, engine)
    if (catalog.alerts.size === 0) {
      process.stderr.write('The definitions have no alerts.\n')
      return
    }
    refuseUnknown(names, catalog.alerts)
    const layer: MetricsLayer = { catalog, engine, defaults: { ...DEFAULTS, timezone, currency }, deadlineMs }
    const keysOf = (name: string) => {
      const of = catalog.alerts.get(name)?.of
      return of?.kind === 'metric' ? of.by : []
    }
    const keys = [...new Set([...catalog.alerts.keys()].flatMap(keysOf))]
    const found = await untilInterrupted(async (signal) =>
      answered(
        await graphql({
          schema: createSchema(catalog),
          source: operationFor(keys),
          variableValues: { names: names.length === 0 ? null : names, asOf: options.asOf, timezone: options.timezone },
          contextValue: operationContext(layer, { policy: everything, now: now(), signal }),
        }),
        keysOf,
      ),
    )
    process.stdout.write(options.json === true ? `${JSON.stringify(found, undefined, 2)}\n` : lines(found))
    const inState = (state: string) => found.filter((one) => one.state === state).length
    process.stderr.write(`${counted(found.length, 'alert')}: ${inState('FIRED')} fired, ${inState('ON')} on, ${inState('QUIET')} quiet\n`)
    if (inState('FIRED') > 0) process.exitCode = FIRED
  } finally {
    await engine.close()
  }
}

export function alertsCommand(): Command {
  return new Command('alerts')
    .description(`look at the alerts, and end with the code ${FIRED} where one fired: for cron, or what delivers them`)
    .argument('[names...]', 'the alerts to look at; all unless told')
    .option('--as-of <time>', 'the instant that counts as now, such as "2025-07-01T06:00:00Z"')
    .option('--timezone <zone>', 'the zone in which days begin, of alerts that name none')
    .option('--json', 'print all alerts and what is beyond their limits as JSON')
    .addOption(definitionsOption())
    .addOption(scaleOption())
    .action(alerts)
}
