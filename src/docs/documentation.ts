import type { Metric, Model } from '../catalog/catalog.ts'
import type { Words } from '../definition/words.ts'
import { foldText } from '../graphql/fold-text.ts'
import type { Caller, MetricsLayer } from '../metrics-layer.ts'
import { visibleCatalog } from '../query/visible-catalog.ts'
import { exampleOf } from './example.ts'
import { indexPage } from './index-page.ts'
import { metricPage, metricPath, modelPage, modelPath } from './metric-page.ts'
import type { Page } from './page.ts'
import { SEARCH, STYLE } from './page-files.ts'

/** What a caller may know of a catalog as pages: every metric and model with all that is known of them, and a search over every language. */
export function documentation(layer: MetricsLayer, caller: Caller): readonly Page[] {
  const catalog = visibleCatalog(layer.catalog, caller.policy)
  const metrics = [...catalog.metrics.values()]
  const models = [...catalog.models.values()]
  return [
    indexPage(catalog),
    ...metrics.map((metric) => metricPage(metric, catalog, exampleOf(metric, layer, caller))),
    ...models.map((model) => modelPage(model, catalog)),
    { path: 'style.css', content: STYLE },
    { path: 'search.js', content: SEARCH },
    { path: 'entries.js', content: `const entries = ${JSON.stringify(entriesOf(metrics, models))}\n` },
  ]
}

function entriesOf(metrics: readonly Metric[], models: readonly Model[]): readonly object[] {
  return [
    ...metrics.map(({ name, words }) => entry(name, metricPath(name), words)),
    ...models.map(({ name, words }) => entry(name, modelPath(name), words)),
  ]
}

function entry(name: string, path: string, words: Words): object {
  const translations = Object.values(words.translations ?? {})
  const names = [name, words.label, ...(words.synonyms ?? []), ...translations.flatMap(({ label, synonyms = [] }) => [label, ...synonyms])]
  const texts = [words.description, ...(words.tags ?? []), ...translations.map(({ description }) => description)]
  const folded = (all: readonly (string | undefined)[]) => all.flatMap((text) => (text === undefined ? [] : [foldText(text)]))
  return { name, path, label: words.label ?? name, names: folded(names), texts: folded(texts) }
}
