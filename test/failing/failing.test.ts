import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

test('a run in which a test fails ends with a code that says so', { timeout: 120_000 }, () => {
  const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs')
  // A server of its own is part of what decides how the run ends.
  const { TEST_POSTGRES_URL: _, ...env } = process.env
  const run = spawnSync(process.execPath, [vitest, 'run', '--config', 'test/failing/vitest.config.ts'], { env, encoding: 'utf8' })
  expect(run.stdout).toContain('1 failed')
  expect(run.status).toBe(1)
})
