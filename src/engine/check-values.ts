import type { Catalog } from '../catalog/catalog.ts'
import {
  dimensionsWithSql,
  type ExpectedValue,
  expectedValues,
  metricsWithSql,
  metricTimes,
  type ReadColumn,
} from '../catalog/expected-values.ts'
import { optimize } from '../plan/optimize.ts'
import { planQuestions } from '../plan/plan-questions.ts'
import { EngineError, InvalidQuestionError } from '../problem/problem.ts'
import { didYouMean, quoteList } from '../problem/suggest.ts'
import { everything } from '../query/policy.ts'
import type { Question } from '../query/question.ts'
import { resolveQuestion } from '../query/resolve-question.ts'
import { valueCheck, valuesOf } from '../sql/check-statements.ts'
import { compileWithoutRows } from '../sql/compile-plan.ts'
import type { CompiledSql } from '../sql/compiled-sql.ts'
import type { CheckFinding } from './check-warehouse.ts'
import type { Engine, RunOptions } from './engine.ts'

/** How many of a column's values are read to find the one that was meant. */
const MOST_VALUES = 500

const DEFAULTS = { timezone: 'UTC', currency: 'USD', maxGroups: 1 }

/** Texts that filters look for and no row has, and metric times that are always empty: one statement for each table. */
export async function valueFindings(
  catalog: Catalog,
  engine: Engine,
  isBroken: (table: string) => boolean,
  options: RunOptions,
): Promise<readonly CheckFinding[]> {
  const [times, values] = [metricTimes(catalog), expectedValues(catalog)]
  const findings: CheckFinding[] = []
  for (const table of new Set([...times, ...values].map((one) => one.table))) {
    if (isBroken(table)) continue
    const own = { times: times.filter((one) => one.table === table), values: values.filter((one) => one.table === table) }
    const statement = valueCheck(table, { filled: own.times.map(({ column }) => column), texts: own.values }, engine.dialect)
    const [row = []] = await engine.run(statement, options)
    const [rows = 0, ...counts] = row.map(Number)
    if (rows === 0) continue
    own.times.forEach((time, index) => {
      if (counts[index] === 0) findings.push(emptyTime(time))
    })
    for (const [index, value] of own.values.entries())
      if (counts[own.times.length + index] === 0) findings.push(await missingValue(value, engine, options))
  }
  return findings
}

function emptyTime({ table, column, metrics }: ReadColumn): CheckFinding {
  const message = `"${column}" of "${table}" is empty in every row, and ${quoteList(metrics)} ${metrics.length === 1 ? 'goes' : 'go'} by it: in any period there is nothing.`
  return { severity: 'warning', code: 'empty-time', message, path: ['tables', table, column] }
}

async function missingValue({ table, column, value, metrics }: ExpectedValue, engine: Engine, options: RunOptions): Promise<CheckFinding> {
  const rows = await engine.run(valuesOf(table, column, MOST_VALUES, engine.dialect), options)
  const meant = didYouMean(
    value,
    rows.flatMap(([known]) => known ?? []),
  )
  const message = `No row of "${table}" has "${value}" in "${column}", and ${quoteList(metrics)} ${metrics.length === 1 ? 'looks' : 'look'} for it.${meant}`
  return { severity: 'warning', code: 'missing-value', message, path: ['tables', table, column] }
}

/** SQL of definitions that the warehouse does not take: each is tried without reading a row. */
export async function sqlFindings(catalog: Catalog, engine: Engine, options: RunOptions): Promise<readonly CheckFinding[]> {
  const dimensions = dimensionsWithSql(catalog).map(({ model, name, member, metric }) => ({
    what: `"${name}" of "${model}"`,
    question: { metrics: [metric], where: [{ [member]: { isNull: false } }] },
    path: ['models', model, 'dimensions', name],
  }))
  const metrics = metricsWithSql(catalog).map((name) => ({ what: `"${name}"`, question: { metrics: [name] }, path: ['metrics', name] }))
  const findings: CheckFinding[] = []
  for (const { what, question, path } of [...dimensions, ...metrics]) {
    const statement = statementOf(question, catalog, engine)
    const reason = statement && (await refusal(statement, engine, options))
    if (reason === undefined) continue
    const message = `The warehouse cannot run the SQL that ${what} is made of: ${reason.replace(/\.?$/, '.')}`
    findings.push({ severity: 'error', code: 'broken-sql', message, path })
  }
  return findings
}

/** A statement that tries a question and reads nothing; none for a metric that cannot be asked for by its name alone. */
function statementOf(question: Question, catalog: Catalog, engine: Engine): CompiledSql | undefined {
  try {
    const resolved = resolveQuestion(question, { catalog, policy: everything, now: new Date(), defaults: DEFAULTS })
    const [plan] = planQuestions([resolved]).map(optimize)
    return plan && compileWithoutRows(plan, engine.dialect)
  } catch (error) {
    if (error instanceof InvalidQuestionError) return undefined
    throw error
  }
}

/** Why a statement does not run, in the words of the warehouse; an author's own SQL is no secret to its author. */
async function refusal(statement: CompiledSql, engine: Engine, options: RunOptions): Promise<string | undefined> {
  try {
    await engine.run(statement, options)
    return undefined
  } catch (error) {
    if (!(error instanceof EngineError) || error.code !== 'warehouse-failed') throw error
    return error.cause instanceof Error ? (error.cause.message.split('\n')[0] ?? '') : error.message
  }
}
