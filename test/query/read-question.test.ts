import { expect, test } from 'vitest'
import { readQuestion } from '../../src/query/read-question.ts'

const metrics = ['revenue']

function told(question: unknown): readonly string[] {
  const problems: string[] = []
  readQuestion(question, (code, message, path) => problems.push(`${path.join('.')} ${code}: ${message}`))
  return problems
}

test.each<[unknown, string]>([
  [null, ' malformed-question: This is empty. It takes an object.'],
  [{}, 'metrics malformed-question: "metrics" is missing. It takes a list.'],
  [{ metrics: 'revenue' }, 'metrics malformed-question: "metrics" is "revenue". It takes a list.'],
  [{ metrics: [null] }, 'metrics.0 malformed-question: Item 1 of "metrics" is empty. It takes text.'],
  [{ metrics, metric: 'cost' }, 'metric malformed-question: There is no field "metric" here. Did you mean "metrics"?'],
  [{ metrics, by: [5] }, 'by.0 malformed-question: Item 1 of "by" is 5. It takes text.'],
  [{ metrics, where: {} }, 'where malformed-question: "where" is an object. It takes a list.'],
  [{ metrics, where: [[]] }, 'where.0 malformed-question: Item 1 of "where" is a list. It takes an object of tests by name.'],
  [{ metrics, having: 'x' }, 'having malformed-question: "having" is "x". It takes an object of tests by name.'],
  [{ metrics, first: Number.NaN }, 'first malformed-question: "first" is NaN. It takes a number.'],
  [{ metrics, first: Number.POSITIVE_INFINITY }, 'first malformed-question: "first" is Infinity. It takes a number.'],
  [{ metrics, first: '5' }, 'first malformed-question: "first" is "5". It takes a number.'],
  [{ metrics, fill: 'yes' }, 'fill malformed-question: "fill" is "yes". It takes true or false.'],
  [{ metrics, timezone: 5 }, 'timezone malformed-question: "timezone" is 5. It takes text.'],
  [{ metrics, period: { last: { count: '3', grain: 'day' } } }, 'period.last.count malformed-question: "count" is "3". It takes a number.'],
  [
    { metrics, period: { until: 'now' } },
    'period.until malformed-question: There is no field "until" here. The fields are "between", "last", "toDate", "current", "previous".',
  ],
  [
    { metrics, orderBy: [{ metric: 'revenue', direction: 'descending' }] },
    'orderBy.0.direction malformed-question: "direction" is "descending". It takes "asc" or "desc".',
  ],
  [{ metrics, compared: [{ kind: 'back', count: 1 }] }, 'compared.0.grain malformed-question: "grain" is missing. It takes text.'],
  [{ metrics, within: { depth: 1, groups: [5] } }, 'within.groups.0 malformed-question: Item 1 of "groups" is 5. It takes a list.'],
])('%j is no question', (question, problem) => {
  expect(told(question)).toEqual([problem])
})

test('all that is wrong with a question is told at once', () => {
  expect(told({ metrics: [5], by: 'x', first: null })).toEqual([
    'metrics.0 malformed-question: Item 1 of "metrics" is 5. It takes text.',
    'by malformed-question: "by" is "x". It takes a list.',
    'first malformed-question: "first" is empty. It takes a number.',
  ])
})
