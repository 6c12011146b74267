import { expect, test } from 'vitest'
import { linkYaml, metricProblems, soundModels } from './written-catalog.ts'

const ordered = '  ordered: { model: orders, sum: amount }\n'
const notACount = '"n" is a number of grains, from 1 to 1000 at most. Declare it as such: { whole: true, min: 1, max: 24 }.'

/** What is wrong with one definition. */
const cases: readonly (readonly [name: string, text: string, problems: readonly string[]])[] = [
  [
    'a window by a parameter that is not declared',
    'a: { metric: ordered, window: { count: { parameter: n }, grain: month } }',
    ['2:55 a.window.count.parameter: There is no parameter "n". Declare it: parameters: { n: { default: … } }.'],
  ],
  [
    'a share by a parameter of a name that every object has',
    'a: { model: orders, percentile: amount, at: { parameter: constructor } }',
    ['2:60 a.at.parameter: There is no parameter "constructor". Declare it: parameters: { constructor: { default: … } }.'],
  ],
  [
    'a parameter whose default is none of its values',
    'a: { model: orders, count: rows, parameters: { s: { default: opne, values: [open, done] } }, where: { status: { eq: { parameter: s } } } }',
    ['2:64 a.parameters.s.default: "default" is "opne". It takes one of "open", "done". Did you mean "open"?'],
  ],
  [
    'a parameter whose default is beyond its limits, and one between whose limits there is no number',
    'a: { model: orders, count: rows, parameters: { n: { default: 1.5, whole: true, min: 1, max: 9 }, m: { default: 1, min: 3, max: 2 } }, where: { order_id: { eq: { parameter: n }, gt: { parameter: m } } } }',
    [
      '2:64 a.parameters.n.default: "default" is 1.5. It takes a whole number from 1 to 9.',
      '2:122 a.parameters.m.min: "min" is 3 and "max" is 2: no number is between them.',
    ],
  ],
  [
    'a window by a parameter that is no whole number',
    'a: { metric: ordered, window: { count: { parameter: n }, grain: month }, parameters: { n: { default: 3, min: 1, max: 9 } } }',
    [`2:35 a.window.count: ${notACount}`],
  ],
  [
    'an offset by a parameter without an end',
    'a: { formula: { metric: ordered, offset: { count: { parameter: n }, grain: month } }, parameters: { n: { default: 3, whole: true, min: 1 } } }',
    [`2:46 a.formula.offset.count: ${notACount}`],
  ],
  [
    'an offset by a parameter that is a text',
    'a: { formula: { metric: ordered, offset: { count: { parameter: n }, grain: month } }, parameters: { n: { values: [one] } } }',
    [`2:46 a.formula.offset.count: ${notACount}`],
  ],
  [
    'a window of another thing than a number',
    'a: { metric: ordered, window: { count: many, grain: month } }',
    ['2:42 a.window.count: "count" is "many". It takes a whole number from 1, or { parameter }.'],
  ],
  [
    'a percentile by a parameter that is no share',
    'a: { model: orders, percentile: amount, at: { parameter: n }, parameters: { n: { default: 90 } } }',
    ['2:43 a.at: "n" is a share of rows. Declare it as such: { default: 0.9, min: 0, max: 1 }.'],
  ],
  [
    'a percentile at another thing than a share',
    'a: { model: orders, percentile: amount, at: 90 }',
    ['2:47 a.at: "at" is 90. It takes a share from 0 to 1, such as 0.9.'],
  ],
]

test.each(cases)('%s', (_, text, problems) => {
  expect(metricProblems(`${ordered}  ${text}`)).toEqual(problems)
})

test('a parameter in a window is told in words, in YAML too, and is one of those that a question may set', () => {
  const months = '{ n: { default: 3, whole: true, min: 1, max: 24 } }'
  const running = `{ metric: ordered, window: { count: { parameter: n }, grain: month }, parameters: ${months} }`
  const { metrics } = linkYaml(`${soundModels}metrics:\n${ordered}  running: ${running}\n  half: { formula: { divide: [running, 2] } }\n`)
  expect(metrics.get('running')?.inWords).toBe('ordered over "n" months up to the end')
  expect([...(metrics.get('half')?.parameters.keys() ?? [])]).toEqual(['n'])
})
