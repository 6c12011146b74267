import { auditServer } from 'graphql-http'
import { expect, test } from 'vitest'
import { startExample } from './start-example.ts'

test('the server keeps every MUST and SHOULD of GraphQL over HTTP, and of the MAYs all but the requests that another site could forge', async () => {
  const { server, url } = await startExample()
  const audits = await auditServer({ url: `${url}/graphql` })
  const broken = audits.flatMap((audit) => (audit.status === 'ok' ? [] : [audit.name]))
  expect(audits).toHaveLength(61)
  expect(broken).toEqual([
    'MAY accept application/x-www-form-urlencoded formatted GET requests',
    'MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/graphql-response+json',
    'MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/json',
  ])
  await server.stop()
})
