import { defineConfig } from 'vitest/config'

export default defineConfig({
  // Vite would take graphql's second copy (index.mjs) where Node takes index.js, and one schema may not mix the two.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: ['test/**/*.test.ts'],
    // The same random questions in every run, so that a change is what makes a test fail; `npm run fuzz` draws new ones.
    env: { FUZZ_SEED: process.env.FUZZ_SEED ?? '1' },
    globalSetup: ['test/global-setup.ts'],
    // DuckDB and PostgreSQL are in the same processor: more workers only make each other late.
    maxWorkers: 2,
    // Native engines hold threads and locks that only the end of a process is sure to free.
    pool: 'forks',
    // Only what hangs is stopped: a busy machine is many times slower.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
