import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Example, startExample } from './start-example.ts'

let example: Example
let page: string

beforeAll(async () => {
  example = await startExample()
  page = await (await fetch(`${example.url}/`)).text()
})
afterAll(() => example.server.stop())

function addressesIn(html: string): readonly string[] {
  return [...html.matchAll(/\s(?:src|href)="([^"]*)"/g)].flatMap(([, address]) => (address === undefined ? [] : [address]))
}

test('everything that the page loads comes from this server', async () => {
  const addresses = addressesIn(page)
  expect(addresses).toEqual([
    'data:,',
    '/assets/graphiql.css',
    '/assets/page.css',
    '/assets/react.js',
    '/assets/react-dom.js',
    '/assets/graphiql.js',
    '/assets/start.js',
  ])
  for (const address of addresses.filter((each) => each.startsWith('/'))) {
    const response = await fetch(`${example.url}${address}`)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe(
      address.endsWith('.css') ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8',
    )
    expect((await response.text()).length).toBeGreaterThan(50)
  }
})

test('its style sheet loads nothing from outside', async () => {
  const css = await (await fetch(`${example.url}/assets/graphiql.css`)).text()
  const loaded = [...css.matchAll(/url\(\s*["']?([^"')]{0,20})/g)].map(([, start]) => start ?? '')
  expect(loaded.filter((start) => !start.startsWith('data:') && !start.startsWith('#'))).toEqual([])
  expect(css).not.toContain('@import')
})

test('its policy allows scripts and styles of this server only, and nothing inline', async () => {
  const { headers } = await fetch(`${example.url}/`)
  const policy = headers.get('content-security-policy')?.split('; ')
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("script-src 'self'")
  expect(policy).toContain("style-src 'self'")
  expect(policy).toContain("connect-src 'self'")
  expect(page).not.toMatch(/<script>|<style|\sstyle=|\son\w+=/)
})

test('the example query is escaped', () => {
  expect(page).toContain('data-query="{ hello(name: &quot;&lt;Ann &amp; Bob&gt;&quot;) }"')
})

test('an asset that the browser has is not sent again', async () => {
  const first = await fetch(`${example.url}/assets/react.js`)
  const again = await fetch(`${example.url}/assets/react.js`, { headers: { 'if-none-match': first.headers.get('etag') ?? '' } })
  expect(again.status).toBe(304)
  expect(await again.text()).toBe('')
})

test('without introspection there is no page', async () => {
  const closed = await startExample({ introspection: false })
  expect((await fetch(`${closed.url}/`)).status).toBe(404)
  expect((await fetch(`${closed.url}/assets/graphiql.js`)).status).toBe(404)
  await closed.server.stop()
})
