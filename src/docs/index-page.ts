import { createElement as h, type ReactNode } from 'react'
import type { Catalog, Metric } from '../catalog/catalog.ts'
import { unitName } from '../definition/unit.ts'
import { metricPath, modelPath } from './metric-page.ts'
import { htmlPage, type Page, section, table } from './page.ts'

/** The area of a metric: the first of its tags that is no `key:value`. */
function areaOf({ words }: Metric): string {
  return words.tags?.find((tag) => !tag.includes(':')) ?? 'other'
}

/** All metrics by area, and all models. */
export function indexPage({ metrics, models }: Catalog): Page {
  const areas = new Map<string, Metric[]>()
  for (const metric of metrics.values()) {
    const area = areaOf(metric)
    areas.set(area, [...(areas.get(area) ?? []), metric])
  }
  const body = h(
    'article',
    null,
    h('h1', null, `${metrics.size} metrics`),
    h('nav', null, ...[...areas].map(([area, found]) => h('a', { key: area, href: `#${area}` }, `${area} (${found.length})`))),
    ...[...areas].map(([area, found]) => h('div', { key: area, id: area }, section(area, metricTable(found)))),
    section(
      'Models',
      table(
        ['Model', 'One row is'],
        [...models.values()].map(({ name, grain }) => [h('a', { href: modelPath(name) }, name), grain]),
      ),
    ),
  )
  return htmlPage({ path: 'index.html', title: 'Metrics', body })
}

function metricTable(metrics: readonly Metric[]): ReactNode {
  return table(
    ['Metric', 'What it says', 'Unit'],
    metrics.map((metric) => [
      h('a', { href: metricPath(metric.name) }, metric.words.label ?? metric.name),
      metric.words.description ?? metric.inWords,
      unitName(metric.unit),
    ]),
  )
}
