import { expect, test } from 'vitest'
import { type QuestionArguments, questionData, questionJson } from '../../src/cli/question-arguments.ts'
import { questionOf } from '../../src/cli/question-schema.ts'
import { InvalidQuestionError } from '../../src/problem/problem.ts'

test('options spell every part of a question', () => {
  const given: QuestionArguments = {
    metrics: 'revenue, saleCount',
    by: 'shopCity,timeMonth',
    period: 'last:12:month',
    where: '{"shopCity":"Sofia"}',
    having: '{"revenue":{"gt":5}}',
    order: 'revenue:desc,shopCity',
    first: '5',
    fill: true,
    timezone: 'Europe/Sofia',
    asOf: '2025-06-01',
    currency: 'EUR',
  }
  expect(questionOf(questionData(given))).toEqual({
    metrics: ['revenue', 'saleCount'],
    by: ['shopCity', 'timeMonth'],
    period: { last: { count: 12, grain: 'month' } },
    where: [{ shopCity: 'Sofia' }],
    having: { revenue: { gt: 5 } },
    orderBy: [{ metric: 'revenue', direction: 'desc' }, { dimension: 'shopCity' }],
    first: 5,
    fill: true,
    timezone: 'Europe/Sofia',
    asOf: '2025-06-01',
    currency: 'EUR',
  })
})

test.each([
  ['2025-01-01..2026-01-01', { between: { from: '2025-01-01', to: '2026-01-01' } }],
  ['2025-01-01..', { between: { from: '2025-01-01' } }],
  ['..2026-01-01', { between: { to: '2026-01-01' } }],
  ['toDate:year', { toDate: 'year' }],
  ['current:month', { current: 'month' }],
  ['previous:quarter', { previous: 'quarter' }],
])('the period %s', (period, expected) => {
  expect(questionOf(questionData({ metrics: 'revenue', period })).period).toEqual(expected)
})

function refusal(make: () => unknown): string {
  try {
    questionOf(make())
  } catch (error) {
    if (error instanceof InvalidQuestionError) return error.message
    throw error
  }
  return ''
}

const periods = '"--period" takes "last:12:month", "toDate:year", "current:month", "previous:quarter" or "2025-01-01..2026-01-01"'

test.each([
  [{ by: 'shopCity' }, 'The question names no metric. "--metrics a,b" names some, or the question is one argument of JSON.'],
  [{ metrics: 'a', period: 'lastMonth' }, `${periods}, and this is "lastMonth".`],
  [{ metrics: 'a', period: 'last:12' }, `${periods}, and this is "last:12".`],
  [
    { metrics: 'a', where: 'shopCity=Sofia' },
    '"--where" takes JSON, such as \'{"accountCountry":{"in":["DE","FR"]}}\', and this is "shopCity=Sofia".',
  ],
  [{ metrics: 'a', where: '5' }, '"where" is 5. It takes an object of tests by name.'],
  [{ metrics: 'a', order: 'a:down' }, '"direction" is "down". It takes "asc" or "desc".'],
])('the options %j are refused', (given, message) => {
  expect(refusal(() => questionData(given))).toBe(message)
})

test.each([
  [
    'revenue',
    `The question is not JSON. Unexpected token 'r', "revenue" is not valid JSON. It looks like '{"metrics":["wonAmount"],"by":["timeMonth"]}'.`,
  ],
  ['{"metrics":["revenue"],"perod":{}}', 'There is no field "perod" here. Did you mean "period"?'],
  ['{"metrics":"revenue"}', '"metrics" is "revenue". It takes a list.'],
])('the text %s is refused', (text, message) => {
  expect(refusal(() => questionJson(text))).toBe(message)
})
