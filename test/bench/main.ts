import { availableParallelism, cpus } from 'node:os'
import { Command, InvalidArgumentError, Option } from 'commander'
import { createSchema, DEFAULTS } from '../../src/index.ts'
import { askedQuestions } from './asked-questions.ts'
import { benchCatalog } from './bench-catalog.ts'
import { type BenchQuestion, readQuestions } from './bench-question.ts'
import { type BenchWarehouse, openDemo } from './bench-warehouse.ts'
import { printTable } from './print-table.ts'
import { syntheticMetrics } from './synthetic-metrics.ts'
import { timePlanning } from './time-planning.ts'
import { type Served, timeQuestion } from './time-question.ts'

type EngineName = keyof typeof openDemo

interface Options {
  readonly engine: readonly EngineName[]
  readonly runs: number
  readonly only: readonly string[]
}

const catalogSizes = [100, 1_000, 10_000]
const deadlineMs = 60_000

async function serve({ engine }: BenchWarehouse): Promise<Served> {
  const catalog = await benchCatalog(await engine.inspect())
  return { layer: { catalog, engine, defaults: DEFAULTS, deadlineMs }, schema: createSchema(catalog) }
}

async function benchQuestions(served: Served, questions: readonly BenchQuestion[], runs: number): Promise<string> {
  const rows: string[][] = []
  for (const question of questions) {
    const { expert, written, graphql } = await timeQuestion(served, question, runs)
    const milliseconds = [expert, written, graphql].map((time) => time.toFixed(1))
    rows.push([question.name, ...milliseconds, (written / expert).toFixed(2), (graphql / expert).toFixed(2)])
  }
  return printTable(['median ms', 'expert', 'written', 'GraphQL', 'written/expert', 'GraphQL/expert'], rows)
}

async function benchPlanning(served: Served, questions: readonly BenchQuestion[]): Promise<string> {
  const tables = await served.layer.engine.inspect()
  const layers = []
  for (const size of catalogSizes) {
    const synthetic = syntheticMetrics(size)
    const catalog = await benchCatalog([...tables, ...synthetic.tables], synthetic.definitions)
    layers.push({ ...served.layer, catalog })
  }
  const rows: string[][] = []
  for (const question of questions) {
    const asked = await askedQuestions(served, question)
    rows.push([question.name, String(asked.length), ...layers.map((layer) => timePlanning(layer, asked).toFixed(3))])
  }
  return printTable(['median ms', 'statements', ...catalogSizes.map((size) => `${size.toLocaleString('en')} metrics`)], rows)
}

async function benchEngine(name: EngineName, { runs, only }: Options): Promise<void> {
  const questions = readQuestions(only)
  const warehouse = await openDemo[name]()
  try {
    const served = await serve(warehouse)
    process.stdout.write(`\n${warehouse.label}: ${runs} runs of each, taking turns\n\n${await benchQuestions(served, questions, runs)}`)
    process.stdout.write(`\n${warehouse.label}: from question to statement\n\n${await benchPlanning(served, questions)}`)
  } finally {
    await warehouse.close()
  }
}

function wholeNumber(text: string): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number) || number < 1) throw new InvalidArgumentError('It is a whole number from 1 on.')
  return number
}

async function bench(options: Options): Promise<void> {
  process.stdout.write(`${availableParallelism()} × ${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}, demo at scale 1\n`)
  for (const name of options.engine) await benchEngine(name, options)
}

await new Command('bench')
  .description('how long typical questions take: SQL by hand, the SQL that Grainline writes, and the whole GraphQL operation')
  .addOption(new Option('--engine <name...>', 'where to ask').choices(Object.keys(openDemo)).default(Object.keys(openDemo)))
  .option('--runs <number>', 'how often each is run', wholeNumber, 15)
  .option('--only <part...>', 'only questions with this in their names', [])
  .action(bench)
  .parseAsync()
