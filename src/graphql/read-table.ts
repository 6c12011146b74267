import { type Report, under } from '../catalog/report.ts'
import type { Question } from '../query/question.ts'
import type { OperationContext } from './operation-context.ts'
import { filterArgument, listArgument, orderArgument, periodArgument, textArgument } from './question-arguments.ts'
import { resolveDuring } from './resolve-during.ts'

/** The question of a `table` field's input. */
export function readTable(input: Readonly<Record<string, unknown>>, context: OperationContext, report: Report): Question {
  const timezone = textArgument(input.timezone)
  const asOf = textArgument(input.asOf)
  const during = resolveDuring(context, { timezone, asOf })
  const where = filterArgument(input.where, during, under(report, 'where'))
  return {
    metrics: listArgument(input.metrics) ?? [],
    by: listArgument(input.by) ?? [],
    period: periodArgument(input.period),
    where: where === undefined ? [] : [where],
    having: filterArgument(input.having, during, under(report, 'having')),
    orderBy: orderArgument(input.orderBy),
    first: typeof input.first === 'number' ? input.first : undefined,
    after: textArgument(input.after),
    fill: input.fill === true,
    every: listArgument(input.every),
    totalCount: true,
    timezone,
    asOf,
    currency: textArgument(input.currency),
  }
}
