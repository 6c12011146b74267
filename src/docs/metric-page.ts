import { createElement as h, type ReactNode } from 'react'
import type { Catalog, Member, Metric, MetricWarning, Model } from '../catalog/catalog.ts'
import { finerMetrics } from '../catalog/finer-metrics.ts'
import { isTime } from '../catalog/is-time.ts'
import { rowParts } from '../catalog/row-parts.ts'
import { unitName } from '../definition/unit.ts'
import { lineageOf } from '../graphql/explain-type.ts'
import type { Example } from './example.ts'
import { facts, htmlPage, links, type Page, section, table } from './page.ts'

export function metricPath(name: string): string {
  return `metrics/${name}.html`
}

export function modelPath(name: string): string {
  return `models/${name}.html`
}

/** Everything that is known of one metric. */
export function metricPage(metric: Metric, catalog: Catalog, example: Example | undefined): Page {
  const { name, words, standard } = metric
  const toMetric = (other: string) => (catalog.metrics.has(other) ? `../${metricPath(other)}` : undefined)
  const usedBy = [...catalog.metrics.values()].filter(({ inputs }) => inputs.includes(name)).map((other) => other.name)
  const body = h(
    'article',
    null,
    h('h1', null, words.label ?? name),
    h('p', { className: 'name' }, h('code', null, name), badge(metric)),
    words.description === undefined ? null : h('p', { className: 'lead' }, words.description),
    facts([
      ['Formula', metric.inWords],
      ['Unit', unitName(metric.unit)],
      ['Good when', GOOD[metric.goodWhen]],
      ['Adds up over', ADDS_UP[metric.additivity]],
      ['Painted as', metric.chart],
      ['Standard', standard],
      ['Also called', words.synonyms?.join(', ')],
      ['Owner', words.owner],
      ['Tags', words.tags?.join(', ')],
    ]),
    section('To be minded', notesOf(metric)),
    section(
      'Doubtful when',
      table(
        ['Metric', 'Is', 'Because'],
        metric.warnings.map((warning) => [links([warning.metric], toMetric), limitOf(warning), warning.says]),
      ),
    ),
    section(
      'Playbook',
      table(
        ['When', 'What to do'],
        metric.playbook.map(({ condition, action }) => [condition, action]),
      ),
    ),
    section(
      'Changes',
      table(
        ['Since', 'What'],
        metric.changes.map(({ on, what }) => [on, what]),
      ),
    ),
    section('Variants', variantsOf(metric)),
    section('Parameters', parametersOf(metric)),
    section(
      'Lineage',
      facts([
        ['Made of', links(metric.inputs, toMetric)],
        ['Used by', links(usedBy, toMetric)],
      ]),
      table(
        ['Table', 'Columns'],
        lineageOf(catalog, name).map((one) => [h('code', null, one.table), links(one.columns, () => undefined)]),
      ),
    ),
    section('Dimensions', dimensionsOf(metric, catalog)),
    section('Example', exampleOf(example)),
    section('In other languages', translationsOf(metric)),
  )
  return htmlPage({ path: metricPath(name), title: words.label ?? name, body })
}

const GOOD = { up: 'it rises', down: 'it falls', neutral: undefined }
const ADDS_UP = {
  additive: 'everything',
  semiAdditive: 'everything but time',
  nonAdditive: 'nothing: it is computed afresh at every level',
}

function badge({ tier }: Metric): ReactNode {
  if (tier === undefined) return null
  const said = typeof tier === 'object' ? `deprecated: use ${tier.deprecated}` : tier
  return h('span', { className: 'badge' }, said)
}

function limitOf({ above, below }: MetricWarning): string {
  const limits = [above === undefined ? [] : `above ${above}`, below === undefined ? [] : `below ${below}`]
  return limits.flat().join(' or ')
}

function notesOf({ notes }: Metric): ReactNode {
  if (notes.length === 0) return null
  return h('ul', null, ...notes.map((note) => h('li', { key: note }, note)))
}

function variantsOf({ variants, defaultVariant }: Metric): ReactNode {
  return table(
    ['Variant', 'What it means', 'Computed as'],
    [...variants].map(([name, metric]) => [
      h('code', null, name, name === defaultVariant ? ' (default)' : ''),
      metric.words.description,
      h('a', { href: `../${metricPath(metric.name)}` }, metric.words.label ?? metric.name),
    ]),
  )
}

function parametersOf({ parameters }: Metric): ReactNode {
  return table(
    ['Parameter', 'Default', 'What it means'],
    [...parameters].map(([name, { default: value, description }]) => [h('code', null, name), value, description]),
  )
}

/** The names by which every part of a metric can be broken down, by the role that they are reached through. */
function dimensionsOf(metric: Metric, catalog: Catalog): ReactNode {
  const members = [metric, ...finerMetrics(metric, catalog)].flatMap((one) => sharedMembers(one, catalog.models))
  if (members.length === 0) return null
  const shown = [...new Map(members.map((member) => [member.name, member])).values()].map(({ name, expression, dimension }) => [
    h('code', null, name, isTime(expression.type) ? '…' : ''),
    isTime(expression.type) ? 'time, at any time grain' : expression.type,
    dimension.words.description ?? dimension.words.label,
  ])
  return h(
    'details',
    { open: shown.length < 30 },
    h('summary', null, `${shown.length} dimensions, and metric time at any time grain (timeMonth …)`),
    table(['Dimension', 'Type', 'What it is'], shown),
  )
}

/** What the rows of every part of a metric lead to. */
function sharedMembers({ parts }: Metric, models: Catalog['models']): readonly Member[] {
  const read = rowParts(parts).flatMap(({ model, ignores = [] }) => {
    const members = models.get(model)?.members
    return members === undefined ? [] : [{ members, ignores }]
  })
  const all = new Map(read.flatMap(({ members }) => [...members]))
  return [...all.values()].filter(({ name }) => read.every(({ members, ignores }) => members.has(name) || ignores.includes(name)))
}

function exampleOf(example: Example | undefined): ReactNode {
  if (example === undefined) return null
  return h(
    'div',
    { className: 'example' },
    h('pre', null, h('code', null, example.operation)),
    h('details', null, h('summary', null, 'The statement that answers it'), h('pre', null, h('code', null, example.sql))),
  )
}

function translationsOf({ words }: Metric): ReactNode {
  return table(
    ['Language', 'Label', 'Description', 'Also called'],
    Object.entries(words.translations ?? {}).map(([language, one]) => [language, one.label, one.description, one.synonyms?.join(', ')]),
  )
}

/** What one row of a model is, where it leads, and which metrics are computed from it. */
export function modelPage(model: Model, catalog: Catalog): Page {
  const metrics = [...catalog.metrics.values()].filter(({ parts }) => rowParts(parts).some((part) => part.model === model.name))
  const body = h(
    'article',
    null,
    h('h1', null, model.words.label ?? model.name),
    h('p', { className: 'name' }, h('code', null, model.name)),
    model.grain === undefined ? null : h('p', { className: 'lead' }, model.grain),
    facts([
      ['Table', h('code', null, model.table)],
      ['Key', model.key.join(', ')],
      ['Metric time', model.metricTime?.name],
    ]),
    section(
      'Leads to',
      table(
        ['Role', 'Model'],
        [...model.entities].map(([role, target]) => [h('code', null, role), h('a', { href: `../${modelPath(target)}` }, target)]),
      ),
    ),
    section(
      'Dimensions',
      table(
        ['Dimension', 'Type', 'What it is'],
        [...model.dimensions.values()].map(({ name, expression, words }) => [
          h('code', null, name),
          expression.type,
          words.description ?? words.label,
        ]),
      ),
    ),
    section(
      'Metrics',
      links(
        metrics.map(({ name }) => name),
        (name) => `../${metricPath(name)}`,
      ),
    ),
  )
  return htmlPage({ path: modelPath(model.name), title: model.words.label ?? model.name, body })
}
