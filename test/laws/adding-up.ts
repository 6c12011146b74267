import { someFilter } from '../oracle/random-filter.ts'
import { RowReader } from '../oracle/row-reader.ts'
import { additive, type Breach, close, groupsOf, keyText, plain, sameValues, type Trial, type Values } from './asked.ts'

function total(groups: readonly { readonly metrics: Values }[], name: string): number {
  return groups.reduce((sum, { metrics }) => sum + Number(metrics[name] ?? 0), 0)
}

export async function partsAddUp(trial: Trial): Promise<Breach> {
  const question = plain(trial.question)
  const [parts, [whole]] = await Promise.all([groupsOf(trial, question), groupsOf(trial, { ...question, by: [] })])
  const wrong = additive(trial).find((name) => !close(total(parts, name), whole?.metrics[name] ?? 0, false))
  return wrong === undefined ? undefined : { law: 'parts add up', question, expected: whole, got: parts }
}

/** Every row passes a test, fails it, or has no value to be tested. */
export async function aTestSplitsRows(trial: Trial): Promise<Breach> {
  const name = trial.question.by?.find((one) => trial.layer.catalog.dimensions.has(one))
  const dimension = name === undefined ? undefined : trial.layer.catalog.dimensions.get(name)
  if (name === undefined || dimension === undefined) return undefined
  const model = trial.world.models.find((one) => one.name === dimension.dimension.model)
  if (model === undefined) return undefined
  const type = new RowReader(trial.world, 'UTC').typeOfLocal(model, dimension.dimension.name)
  const test = someFilter(trial.choices, [{ name, type }], 0)
  if (JSON.stringify(test).includes('isNull')) return undefined
  const question = { ...plain(trial.question), by: [] }
  const ask = async (where: object) => (await groupsOf(trial, { ...question, where: [...(question.where ?? []), { ...where }] }))[0]
  const [all, ...shares] = await Promise.all([ask({}), ask(test), ask({ not: test }), ask({ [name]: { isNull: true } })])
  const found = shares.flatMap((share) => (share === undefined ? [] : [share]))
  const wrong = additive(trial).find((metric) => !close(total(found, metric), all?.metrics[metric] ?? 0, false))
  return wrong === undefined
    ? undefined
    : { law: 'a test splits rows', question: { ...question, where: [test] }, expected: all, got: shares }
}

function nextMonth(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1)).toISOString().slice(0, 10)
}

/** A month's row is what a question about that month says, whatever the aggregation. */
export async function aBucketIsItsPeriod(trial: Trial): Promise<Breach> {
  const question = { ...plain(trial.question), by: ['timeMonth'], period: undefined }
  for (const group of (await groupsOf(trial, question)).slice(0, 3)) {
    const month = group.key.timeMonth
    if (typeof month !== 'string') continue
    const asked = { ...question, by: [], period: { between: { from: month, to: nextMonth(month) } } }
    const [again] = await groupsOf(trial, asked)
    if (!sameValues(trial, question.metrics, group.metrics, again?.metrics))
      return { law: 'a bucket is its period', question: asked, expected: group, got: again }
  }
  return undefined
}

/** A day's rows of a month, added up, are the month's. */
export async function coarserIsUnion(trial: Trial): Promise<Breach> {
  const question = { ...plain(trial.question), by: ['timeMonth'] }
  const [months, days] = await Promise.all([groupsOf(trial, question), groupsOf(trial, { ...question, by: ['timeMonth', 'timeDay'] })])
  for (const month of months) {
    const own = days.filter(({ key }) => key.timeMonth === month.key.timeMonth)
    const stray = own.some(({ key }) => String(key.timeDay).slice(0, 7) !== String(key.timeMonth).slice(0, 7))
    const wrong = additive(trial).some((name) => !close(total(own, name), month.metrics[name] ?? 0, false))
    if (stray || wrong) return { law: 'a coarser bucket is the union of finer ones', question, expected: month, got: own }
  }
  return undefined
}

/** Filtering by a group's own key leaves that group's row as it was. */
export async function aFilterOnAGroupIsItsRow(trial: Trial): Promise<Breach> {
  const by = trial.question.by?.filter((one) => trial.layer.catalog.dimensions.has(one)).slice(0, 2) ?? []
  if (by.length === 0) return undefined
  const question = { ...plain(trial.question), by }
  for (const group of (await groupsOf(trial, question)).slice(0, 3)) {
    const tests = Object.entries(group.key).map(([name, value]) => ({ [name]: value === null ? { isNull: true } : { eq: value } }))
    const asked = { ...question, where: [...(question.where ?? []), ...tests] }
    const [again, ...others] = await groupsOf(trial, asked)
    const isSame = again !== undefined && others.length === 0 && keyText(again) === keyText(group)
    if (!isSame || !sameValues(trial, question.metrics, group.metrics, again?.metrics))
      return { law: 'a filter on a group is its row', question: asked, expected: group, got: again }
  }
  return undefined
}
