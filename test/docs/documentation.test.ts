import { dirname, join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { documentation } from '../../src/docs/documentation.ts'
import type { Page } from '../../src/docs/page.ts'
import { foldText } from '../../src/graphql/fold-text.ts'
import { caller, crmLayer } from '../metrics/crm-layer.ts'
import { warehouses } from '../metrics/warehouses.ts'

const [warehouse] = warehouses
let pages: ReadonlyMap<string, Page>
let names: readonly string[]

beforeAll(async () => {
  const { engine, close } = await warehouse.filled([])
  const layer = await crmLayer(engine)
  names = [...layer.catalog.metrics.keys()]
  pages = new Map(documentation(layer, caller).map((page) => [page.path, page]))
  await close()
})

function contentOf(path: string): string {
  return pages.get(path)?.content ?? ''
}

test('every metric has a page with its words, its formula, an example and the statement that answers it', () => {
  for (const name of names) {
    const content = contentOf(`metrics/${name}.html`)
    expect(content, name).toContain('<dt>Formula</dt>')
    expect(content, name).toContain('The statement that answers it')
    expect(content, name).toContain('class="lead"')
  }
})

test('a page tells variants, parameters, lineage and dimensions', () => {
  const nps = contentOf('metrics/nps.html')
  for (const part of ['scale0To10 (default)', 'survey_responses', 'accountSegment', 'responded_at', 'nps }']) expect(nps).toContain(part)
  const cycle = contentOf('metrics/salesCycleLength.html')
  expect(cycle).toContain('<li>It is not to be compared across industries, nor between selling to companies and to persons.</li>')
  expect(cycle).toContain('<td>Closing takes long.</td><td>Simplify the way to a deal.</td>')
  expect(contentOf('metrics/revenue.html')).not.toContain('Playbook')
  expect(contentOf('metrics/customerHealthScore.html')).toContain('Weight of feedback.')
  expect(contentOf('metrics/winRateOfClosed.html')).toMatch(/Used by<\/dt><dd>.*<code>winRate<\/code>/)
})

test('every link leads to a page that is there', () => {
  for (const { path, content } of pages.values()) {
    if (!path.endsWith('.html')) continue
    for (const [, href = ''] of content.matchAll(/(?:href|src)="([^"#]+)"/g)) {
      if (href.startsWith('data:')) continue
      expect(pages.has(join(dirname(path), href)), `${href} in ${path}`).toBe(true)
    }
  }
})

test('the search knows the names of every language', () => {
  const entries: readonly { readonly name: string; readonly names: readonly string[] }[] = JSON.parse(
    contentOf('entries.js').replace(/^const entries = /, ''),
  )
  const churn = entries.filter((entry) => entry.names.some((name) => name.includes('отлив'))).map(({ name }) => name)
  expect(churn).toContain('churnedCustomers')
})

test('the search in the browser folds what is typed as the pages were folded', () => {
  const [, body = ''] = /function fold\(text\) \{([^}]*)\}/.exec(contentOf('search.js').replaceAll('p{M}', 'p«M»')) ?? []
  const fold = new Function('text', body.replaceAll('p«M»', 'p{M}'))
  for (const text of ['Отлив', 'ВОВЛЕЧЁННОСТЬ', 'час розв’язання', 'pâine', '流失率']) expect(fold(text)).toBe(foldText(text))
})

test('words of a definition are text and never markup', () => {
  for (const { path, content } of pages.values()) if (path.endsWith('.html')) expect(content.match(/<script/g)?.length, path).toBe(2)
})
