#!/usr/bin/env node
import { Command } from 'commander'
import { alertsCommand } from './alerts-command.ts'
import { askCommand } from './ask-command.ts'
import { checkCommand } from './check-command.ts'
import { codegenCommand } from './codegen-command.ts'
import { coverageCommand } from './coverage-command.ts'
import { demoCommand } from './demo-command.ts'
import { docsCommand } from './docs-command.ts'
import { metricsCommand } from './metrics-command.ts'
import { failureText } from './report-failure.ts'
import { schemaCommand } from './schema-command.ts'
import { serveCommand } from './serve-command.ts'

const program = new Command('grainline')
  .description('Metrics, defined once and answered over GraphQL. WAREHOUSE_URL names the warehouse; without it, there is a demo.')
  .showSuggestionAfterError()

for (const command of [
  serveCommand(),
  checkCommand(),
  metricsCommand(),
  askCommand(),
  alertsCommand(),
  coverageCommand(),
  codegenCommand(),
  schemaCommand(),
  docsCommand(),
  demoCommand(),
])
  program.addCommand(command)

// What reads the output, such as "head", may have enough before it ends.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

try {
  await program.parseAsync()
} catch (error) {
  const { text, exitCode } = failureText(error)
  process.stderr.write(`${text}\n`)
  process.exitCode = exitCode
}
