import { setTimeout as delay } from 'node:timers/promises'
import type { Client, Pool } from 'pg'

const attempts = 3
const pauseMs = 100

/**
 * Stops what the backend of `client` runs, from a connection of `others`, and resolves once the backend has `ended` it. Until then
 * the client must not be given another statement, and afterwards it should be thrown away. Never rejects.
 */
export async function cancelStatement(client: Client, backend: number, ended: Promise<unknown>, others: Pool): Promise<void> {
  const outcome = ended.then(
    () => true,
    () => true,
  )
  // A cancel that reaches the backend between two messages is lost, so it is sent again.
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    // A failure to cancel is no news: the caller has its answer already, and the server keeps its `statement_timeout`.
    await others.query('select pg_cancel_backend($1)', [backend]).catch(() => undefined)
    if (await Promise.race([outcome, delay(pauseMs, false)])) return
  }
  // Closing the socket is all that is left when the server cannot be reached any more.
  await client.end()
}
