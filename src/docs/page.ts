import { createElement as h, type ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'

/** One file of the documentation, by its path from the folder that holds it all. */
export interface Page {
  readonly path: string
  readonly content: string
}

/** A page of HTML that needs nothing from outside: its style and script are files beside it. */
export function htmlPage({ path, title, body }: { readonly path: string; readonly title: string; readonly body: ReactNode }): Page {
  const up = '../'.repeat(path.split('/').length - 1)
  const page = h(
    'html',
    { lang: 'en' },
    h(
      'head',
      null,
      h('meta', { charSet: 'utf-8' }),
      h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      h('title', null, title),
      h('link', { rel: 'icon', href: 'data:,' }),
      h('link', { rel: 'stylesheet', href: `${up}style.css` }),
    ),
    h(
      'body',
      null,
      h(
        'header',
        null,
        h('a', { href: `${up}index.html`, className: 'home' }, 'Metrics'),
        h('input', {
          id: 'search',
          type: 'search',
          placeholder: 'Search in every language',
          'aria-label': 'Search',
          'data-root': up,
          autoComplete: 'off',
        }),
        h('ul', { id: 'found', hidden: true }),
      ),
      h('main', null, body),
      h('script', { src: `${up}entries.js` }),
      h('script', { src: `${up}search.js` }),
    ),
  )
  return { path, content: `<!doctype html>\n${renderToStaticMarkup(page)}\n` }
}

/** Rows of a name and what it is; those without a value are left out. */
export function facts(rows: readonly (readonly [string, ReactNode])[]): ReactNode {
  const given = rows.filter(([, value]) => value !== undefined && value !== null && value !== '')
  return h('dl', null, ...given.flatMap(([name, value]) => [h('dt', { key: `${name} name` }, name), h('dd', { key: name }, value)]))
}

/** A section with a heading; nothing where there is nothing in it. */
export function section(title: string, ...content: readonly ReactNode[]): ReactNode {
  return content.every((one) => one === undefined || one === null) ? null : h('section', null, h('h2', null, title), ...content)
}

export function table(head: readonly string[], rows: readonly (readonly ReactNode[])[]): ReactNode {
  if (rows.length === 0) return null
  const cells = (tag: 'th' | 'td', row: readonly ReactNode[]) => row.map((cell, index) => h(tag, { key: index }, cell))
  return h(
    'table',
    null,
    h('thead', null, h('tr', null, ...cells('th', head))),
    h('tbody', null, ...rows.map((row, index) => h('tr', { key: index }, ...cells('td', row)))),
  )
}

/** Names with commas between, each a link where it has a page. */
export function links(names: readonly string[], hrefOf: (name: string) => string | undefined): ReactNode {
  if (names.length === 0) return null
  return names.flatMap((name, index) => {
    const href = hrefOf(name)
    const shown = href === undefined ? h('code', { key: name }, name) : h('a', { key: name, href }, h('code', null, name))
    return index === 0 ? [shown] : [', ', shown]
  })
}
