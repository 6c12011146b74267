import type { MetricDefinition } from '../definition/metric-definition.ts'
import type { ModelDefinition } from '../definition/model-definition.ts'
import type { Located } from '../definition/parse-definitions.ts'
import type { TranslationDefinition } from '../definition/translation-definition.ts'
import type { TranslatedWords, Words } from '../definition/words.ts'
import { didYouMean } from '../problem/suggest.ts'
import type { Declared } from './doubt.ts'
import { type Report, under } from './report.ts'

/** Definitions whose words are translated elsewhere, and those translations. */
export interface ToTranslate {
  readonly models: readonly Located<ModelDefinition>[]
  readonly metrics: readonly Located<MetricDefinition>[]
  readonly translations: readonly Located<TranslationDefinition>[]
  readonly declared: { readonly models: Declared; readonly metrics: Declared }
}

type Translated = Pick<ToTranslate, 'models' | 'metrics'>

/** Puts the words of translations beside those of what they translate; reports each that translates nothing. */
export function applyTranslations(all: ToTranslate, reportOn: (translation: Located<TranslationDefinition>) => Report): Translated {
  return all.translations.reduce<Translated>((known, translation) => {
    const { name: language, metrics, models } = translation.definition
    const report = reportOn(translation)
    checkNames('metric', metrics, all.declared.metrics, under(report, 'metrics'))
    checkNames('model', models, all.declared.models, under(report, 'models'))
    return {
      metrics: known.metrics.map((metric) => withWords(metric, language, metrics[metric.definition.name])),
      models: known.models.map((model) => {
        const given = models[model.definition.name]
        if (given === undefined) return model
        const { dimensions = {}, ...words } = given
        checkNames('dimension', dimensions, dimensionsOf(model), under(report, 'models', model.definition.name, 'dimensions'))
        return withDimensions(withWords(model, language, words), language, dimensions)
      }),
    }
  }, all)
}

function dimensionsOf({ definition, lostIn, lostWhole }: Located<ModelDefinition>): Declared {
  const names = new Set(Object.keys(definition.dimensions))
  return { names, has: (name) => names.has(name) || lostIn('dimensions').has(name) || lostWhole('dimensions') }
}

function checkNames(what: string, given: object, known: Declared, report: Report): void {
  for (const name of Object.keys(given))
    if (!known.has(name))
      report('unknown-name', `There is no ${what} "${name}" to translate.${didYouMean(name, known.names)}`, [name], 'key')
}

function withWords<D extends Words>(located: Located<D>, language: string, words: TranslatedWords | undefined): Located<D> {
  return words === undefined
    ? located
    : { ...located, definition: { ...located.definition, ...translated(located.definition, language, words) } }
}

function withDimensions(
  located: Located<ModelDefinition>,
  language: string,
  given: Readonly<Record<string, TranslatedWords>>,
): Located<ModelDefinition> {
  const { definition } = located
  const dimensions = Object.entries(definition.dimensions).map(([name, dimension]) => {
    const words = given[name]
    return [
      name,
      words === undefined ? dimension : { ...dimension, words: { ...dimension.words, ...translated(dimension.words, language, words) } },
    ] as const
  })
  return { ...located, definition: { ...definition, dimensions: Object.fromEntries(dimensions) } }
}

function translated({ translations = {} }: Words, language: string, words: TranslatedWords): Pick<Words, 'translations'> {
  return { translations: { ...translations, [language]: { ...translations[language], ...words } } }
}
