import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files that take minutes: begun first, so that none of them is left to run alone. */
const LONG = [
  'test/oracle/kinds.test.ts',
  'test/cli/commands.test.ts',
  'test/laws/',
  'test/metrics/acceptance.test.ts',
  'test/oracle/oracle.test.ts',
]

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const place = ({ moduleId }: TestSpecification) => LONG.findIndex((name) => moduleId.includes(name))
    const long = sorted.filter((file) => place(file) >= 0).sort((a, b) => place(a) - place(b))
    return [...long, ...sorted.filter((file) => place(file) < 0)]
  }
}

export default defineConfig({
  // Vite would take graphql's second copy (index.mjs) where Node takes index.js, and one schema may not mix the two.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: ['test/**/*.test.ts'],
    // The same random questions in every run, so that a change is what makes a test fail; `npm run fuzz` draws new ones.
    env: { FUZZ_SEED: process.env.FUZZ_SEED ?? '1' },
    globalSetup: ['test/global-setup.ts'],
    sequence: { sequencer: LongestFirst },
    // DuckDB and PostgreSQL are in the same processor: more workers only make each other late.
    maxWorkers: 2,
    // Native engines hold threads and locks that only the end of a process is sure to free.
    pool: 'forks',
    // Files share the modules of their process: loading them anew for each took a third of all the time, and no test changes a module.
    isolate: false,
    // Only what hangs is stopped: a busy machine is many times slower.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
