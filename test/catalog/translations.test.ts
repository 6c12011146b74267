import { graphqlSync } from 'graphql'
import { expect, test } from 'vitest'
import { missingWords } from '../../src/catalog/missing-words.ts'
import { createSchema } from '../../src/graphql/create-schema.ts'
import { linkYaml, problemsOf, soundModels } from './written-catalog.ts'

const words = `metrics:
  lost: { model: accounts, count: rows, label: Churned accounts, description: Accounts that left., standard: Opening base, synonyms: [attrition] }
  bare: { model: accounts, count: rows }
translations:
  bg:
    metrics:
      lost: { label: Отлив на клиенти, description: "Клиенти, които са напуснали.", synonyms: [отпадане] }
    models:
      accounts: { label: Клиенти, dimensions: { country: { label: Държава } } }
---
translations:
  bg:
    metrics:
      bare: { label: Клиенти }
  zh:
    metrics:
      lost: { label: 流失客户 }
`

const text = `${soundModels}${words}`

/** What the catalog answers over GraphQL. */
function ask(source: string): unknown {
  const catalog = linkYaml(text)
  const { data, errors } = graphqlSync({
    schema: createSchema(catalog),
    source,
    contextValue: { run: { visible: () => catalog } },
  })
  expect(errors).toBeUndefined()
  return JSON.parse(JSON.stringify(data))
}

test('words in other languages may stand in files of their own, and in several', () => {
  expect(
    ask(`{ catalog(locale: "bg") {
      lost: metric(name: "lost") { label description synonyms standard english: label(locale: "en") chinese: label(locale: "zh") rest: description(locale: "zh") }
      bare: metric(name: "bare") { label description }
      models { label }
      dimensions { name label }
    } }`),
  ).toMatchObject({
    catalog: {
      lost: {
        label: 'Отлив на клиенти',
        description: 'Клиенти, които са напуснали.',
        synonyms: ['отпадане'],
        standard: 'Opening base',
        english: 'Churned accounts',
        chinese: '流失客户',
        rest: 'Accounts that left.',
      },
      bare: { label: 'Клиенти', description: null },
      models: expect.arrayContaining([{ label: 'Клиенти' }]),
      dimensions: expect.arrayContaining([{ name: 'accountCountry', label: 'Държава' }]),
    },
  })
})

test('the catalog is searched in every language at once, and read in one', () => {
  expect(ask('{ catalog(search: "отлив", locale: "bg") { metrics { name label } dimensions { name } } }')).toEqual({
    catalog: { metrics: [{ name: 'lost', label: 'Отлив на клиенти' }], dimensions: [] },
  })
  expect(ask('{ catalog(search: "Отпадание") { metrics { name } } }')).toEqual({ catalog: { metrics: [] } })
  expect(ask('{ catalog(search: "ОТПАДАНЕ") { metrics { name } } }')).toEqual({ catalog: { metrics: [{ name: 'lost' }] } })
  expect(ask('{ catalog(search: "churnéd") { metrics { name } } }')).toEqual({ catalog: { metrics: [{ name: 'lost' }] } })
  expect(ask('{ catalog(search: "流失") { metrics { name } } }')).toEqual({ catalog: { metrics: [{ name: 'lost' }] } })
  expect(ask('{ catalog(search: "отпадане") { metrics { name } } }')).toEqual({ catalog: { metrics: [{ name: 'lost' }] } })
})

test('a translation of nothing is a problem, at its place', () => {
  expect(
    problemsOf(`${soundModels}translations:
  bg:
    metrics: { losd: { label: x } }
    models: { accounts: { dimensions: { contry: { label: y } } }, acounts: { label: z } }
metrics:
  lost: { model: accounts, count: rows }
`).map((line) => line.replace(/^a\.yaml:\d+/, '')),
  ).toEqual([
    ':16 translations.bg.metrics.losd: There is no metric "losd" to translate. Did you mean "lost"?',
    ':67 translations.bg.models.acounts: There is no model "acounts" to translate. Did you mean "accounts"?',
    ':41 translations.bg.models.accounts.dimensions.contry: There is no dimension "contry" to translate. Did you mean "country"?',
  ])
  expect(problemsOf(`${soundModels}translations: { Bulgarian: { metrics: {} } }`)).toEqual([
    expect.stringContaining('"Bulgarian" is no language. A language is written "bg" or "pt-BR".'),
  ])
  expect(problemsOf(`${soundModels}translations: { en-x: { metrics: {} } }`)).toEqual([
    expect.stringContaining('"en-x" is no language. A language is written "bg" or "pt-BR".'),
  ])
})

test('words that are missing in a language that the catalog is kept in are found', () => {
  const problems = missingWords(linkYaml(text, { languages: ['bg', 'zh'] }))
  expect(problems.map(({ path, code, message }) => `${path.join('.')} ${code} ${message}`)).toEqual([
    'metrics.lost missing-words "lost" has no label or no description in "zh". Write both in a "translation" of the language.',
    'metrics.bare missing-words "bare" has no label or no description of its own. People choose metrics by them.',
    'metrics.bare missing-words "bare" has no label or no description in "bg", "zh". Write both in a "translation" of the language.',
  ])
  expect(missingWords(linkYaml(text))).toEqual([])
})

test('a metric says what to mind when it is read, and what to do about it', () => {
  const notes = 'lost: { model: accounts, count: rows, notes: [Not per year.], playbook: [{ condition: It grows., action: Call them. }]'
  const catalog = linkYaml(text.replace('lost: { model: accounts, count: rows', notes))
  const { data } = graphqlSync({
    schema: createSchema(catalog),
    source:
      '{ catalog { lost: metric(name: "lost") { notes playbook { condition action } } bare: metric(name: "bare") { notes playbook { action } } } }',
    contextValue: { run: { visible: () => catalog } },
  })
  expect(JSON.parse(JSON.stringify(data))).toEqual({
    catalog: {
      lost: { notes: ['Not per year.'], playbook: [{ condition: 'It grows.', action: 'Call them.' }] },
      bare: { notes: [], playbook: [] },
    },
  })
  const unfinished = text.replace(
    'lost: { model: accounts, count: rows',
    'lost: { model: accounts, count: rows, playbook: [{ condition: It grows. }]',
  )
  expect(problemsOf(unfinished).map((line) => line.replace(/^a.yaml:\d+:\d+ /, ''))).toEqual([
    'metrics.lost.playbook.0.action: "action" is missing. It takes text.',
  ])
})
