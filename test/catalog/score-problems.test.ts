import { expect, test } from 'vitest'
import { linkYaml, metricProblems, soundModels } from './written-catalog.ts'

/** What is wrong with one definition. */
const cases: readonly (readonly [name: string, text: string, problems: readonly string[]])[] = [
  [
    'an answer that is no number',
    'a: { model: orders, answer: status, scale: [0, 10] }',
    ['1:31 a.answer: An answer is a number on a scale, and "status" is of type text.'],
  ],
  [
    'an answer that is not there',
    'a: { model: orders, answer: amont, scale: [0, 10] }',
    ['1:31 a.answer: "orders" has no dimension or column "amont", and leads to none. Did you mean "amount"?'],
  ],
  ['no scale', 'a: { model: orders, answer: amount }', ['1:3 a.scale: "scale" is missing. It takes a list.']],
  [
    'a scale from the greatest to the least',
    'a: { model: orders, answer: amount, scale: [10, 0] }',
    ['1:39 a.scale: A scale goes from its least answer to its greatest, and this one goes from 10 to 0.'],
  ],
  [
    'an end of a scale that is no number',
    'a: { model: orders, answer: amount, scale: [0, status] }',
    ['1:50 a.scale.1: An end of a scale or band is a number, and "status" is of type text.'],
  ],
  [
    'a band without ends',
    'a: { model: orders, answer: amount, scale: [0, 10], bands: [{ weight: 1 }] }',
    ['1:63 a.bands.0: A band is a part of the scale. Say where it begins, where it ends, or both: { from: 9, weight: 1 }.'],
  ],
  [
    'a band in which no answer lies',
    'a: { model: orders, answer: amount, scale: [0, 10], bands: [{ from: 9, to: 6, weight: 1 }] }',
    ['1:63 a.bands.0: No answer lies in this band: it goes from 9 to 6.'],
  ],
  [
    'a band off the scale',
    'a: { model: orders, answer: amount, scale: [1, 5], bands: [{ from: 4, to: 6, weight: 1 }] }',
    ['1:62 a.bands.0: This band goes from 4 to 6, and the scale from 1 to 5.'],
  ],
  [
    'bands that share answers',
    'a: { model: orders, answer: amount, scale: [0, 10], bands: [{ from: 6, weight: 1 }, { to: 6, weight: -1 }] }',
    ['1:87 a.bands.1: This band and band 1 share answers, which would have two weights. Let one end before the other begins.'],
  ],
  [
    'a band without a weight',
    'a: { model: orders, answer: amount, scale: [0, 10], bands: [{ from: 9, wheight: 1 }] }',
    ['1:74 a.bands.0.wheight: There is no field "wheight" here. Did you mean "weight"?'],
  ],
  [
    'a unit that a score has not',
    'a: { model: orders, answer: amount, scale: [0, 10], unit: { kind: currency, code: EUR } }',
    ['1:55 a.unit: The unit of "a" is declared as EUR, and what it computes has the unit score. Declare that one, or leave "unit" out.'],
  ],
]

test.each(cases)('%s', (_, text, problems) => {
  expect(metricProblems(`  ${text}`)).toEqual(problems)
})

test('a score is told in words, in YAML too, with the unit of a score', () => {
  const scored = '{ model: orders, answer: amount, scale: [0, 10], bands: [{ from: 9, weight: 1 }, { to: 6, weight: -1 }], times: 100 }'
  const found = linkYaml(`${soundModels}metrics:\n  liking: ${scored}\n`).metrics.get('liking')
  expect(found).toMatchObject({
    kind: 'scored',
    unit: { kind: 'score' },
    nullable: true,
    inWords: 'average of 1 for 9 and more, -1 for 6 and less, otherwise 0, times 100, over amount from 0 to 10 of orders',
  })
})
