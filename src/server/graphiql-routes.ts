import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { graphiqlPage, pageStyle, startScript } from './graphiql-page.ts'
import type { Reply } from './reply.ts'
import type { Route } from './route.ts'

const scripts = 'text/javascript; charset=utf-8'
const styles = 'text/css; charset=utf-8'
const methods = ['GET', 'HEAD']

/** Everything the page loads, from the packages' own prebuilt files. */
const assets = [
  { path: '/assets/react.js', packageName: 'react', file: 'umd/react.production.min.js', type: scripts },
  { path: '/assets/react-dom.js', packageName: 'react-dom', file: 'umd/react-dom.production.min.js', type: scripts },
  { path: '/assets/graphiql.js', packageName: 'graphiql', file: 'graphiql.min.js', type: scripts },
  { path: '/assets/graphiql.css', packageName: 'graphiql', file: 'graphiql.min.css', type: styles },
]

const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

function assetRoute(type: string, read: () => Promise<Buffer>): Route {
  let loaded: Promise<{ body: Buffer; etag: string }> | undefined
  async function load() {
    const body = await read()
    return { body, etag: `"${createHash('sha256').update(body).digest('base64url')}"` }
  }
  return {
    methods,
    quiet: true,
    async answer({ request }): Promise<Reply> {
      loaded ??= load()
      const { body, etag } = await loaded
      const headers = { etag, 'cache-control': 'no-cache' }
      if (request.headers['if-none-match'] === etag) return { status: 304, headers, body: '' }
      return { status: 200, headers: { ...headers, 'content-type': type }, body }
    },
  }
}

/** `GET /`: GraphiQL with `exampleQuery` in its editor, and the files that it loads. Nothing comes from outside. */
export function graphiqlRoutes(exampleQuery: string): Readonly<Record<string, Route>> {
  const require = createRequire(import.meta.url)
  const page = graphiqlPage(exampleQuery)
  const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache', 'content-security-policy': pagePolicy }
  const files = assets.map(({ path, packageName, file, type }): [string, Route] => {
    const folder = dirname(require.resolve(`${packageName}/package.json`))
    return [path, assetRoute(type, () => readFile(join(folder, file)))]
  })
  return {
    '/': { methods, quiet: true, answer: () => ({ status: 200, headers, body: page }) },
    '/assets/start.js': assetRoute(scripts, async () => Buffer.from(startScript)),
    '/assets/page.css': assetRoute(styles, async () => Buffer.from(pageStyle)),
    ...Object.fromEntries(files),
  }
}
