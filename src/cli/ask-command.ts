import { Command } from 'commander'
import type { Answer } from '../engine/answer.ts'
import { writeCsv } from '../graphql/write-csv.ts'
import { answerResolved, compile, DEFAULTS, type MetricsLayer, resolve } from '../metrics-layer.ts'
import { everything } from '../query/policy.ts'
import type { Question } from '../query/question.ts'
import { answerTable } from './answer-table.ts'
import { type CommonOptions, configurationOf, definitionsOption, scaleOption, warehouseOptions } from './command-options.ts'
import { counted } from './counted.ts'
import { untilInterrupted } from './interruption.ts'
import { loadCatalog } from './load-catalog.ts'
import { openConfigured } from './open-warehouse.ts'
import { type QuestionArguments, questionData, questionJson } from './question-arguments.ts'
import { questionOf } from './question-schema.ts'

type AskOptions = CommonOptions & QuestionArguments & { readonly sql?: true; readonly csv?: true }

async function ask(json: string | undefined, options: AskOptions): Promise<void> {
  const question = questionOf(json === undefined ? questionData(options) : questionJson(json))
  const configuration = configurationOf(options)
  const { engine, now } = await openConfigured(configuration, warehouseOptions(options))
  try {
    const { deadlineMs, timezone, currency } = configuration
    const { catalog } = await loadCatalog(configuration.definitions, engine)
    const layer: MetricsLayer = { catalog, engine, defaults: { ...DEFAULTS, timezone, currency }, deadlineMs }
    await untilInterrupted(async (signal) => {
      const caller = { policy: everything, now: now(), signal }
      const resolved = resolve(layer, question, caller)
      if (options.sql === true) {
        for (const { text, parameters } of compile(layer, [resolved])) process.stdout.write(`${text}\n-- ${JSON.stringify(parameters)}\n\n`)
      }
      const [answer] = await answerResolved(layer, [resolved], signal)
      if (answer === undefined) return
      process.stdout.write(options.csv === true ? answerCsv(answer, question) : answerTable(answer, question.by ?? [], question.metrics))
      const total = answer.totalCount === undefined ? '' : ` of ${answer.totalCount}`
      process.stderr.write(`${counted(answer.groups.length, 'row')}${total}${answer.hasNextPage ? ', and there are more' : ''}\n`)
    })
  } finally {
    await engine.close()
  }
}

function answerCsv({ groups }: Answer, { by = [], metrics }: Question): string {
  const column = (kind: 'KEY' | 'METRIC') => (name: string) => ({ name, kind, type: 'String', label: undefined, unit: undefined })
  const rows = groups.map((group) => [...by.map((name) => group.key[name]), ...metrics.map((name) => group.metrics[name])])
  return writeCsv({ columns: [...by.map(column('KEY')), ...metrics.map(column('METRIC'))], rows }, { header: 'names', bom: false })
}

export function askCommand(): Command {
  return new Command('ask')
    .description('answer one question and print it as a table')
    .argument('[question]', 'the question as JSON: \'{"metrics":["wonAmount"],"by":["timeMonth"]}\'')
    .option('--metrics <names>', 'metrics, with commas between')
    .option('--by <names>', 'dimensions, with commas between')
    .option('--period <period>', '"last:12:month", "toDate:year", "current:month", "previous:quarter" or "2025-01-01..2026-01-01"')
    .option('--where <json>', 'a filter over dimensions')
    .option('--having <json>', 'a filter over the finished rows')
    .option('--order <names>', 'such as "wonAmount:desc,accountCountry"')
    .option('--first <number>', 'this many rows')
    .option('--fill', 'with the missing time buckets')
    .option('--every <entities>', 'with the entities that have no rows, such as "stage"')
    .option('--timezone <zone>', 'an IANA time zone')
    .option('--as-of <time>', 'the instant that counts as now')
    .option('--currency <code>', 'the currency of amounts')
    .option('--csv', 'as a file for spreadsheets')
    .option('--sql', 'print the statement first')
    .addOption(definitionsOption())
    .addOption(scaleOption())
    .action(ask)
}
