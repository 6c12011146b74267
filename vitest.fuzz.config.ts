import { defineConfig, mergeConfig } from 'vitest/config'
import shared from './vitest.config.ts'

/** As many random questions as one likes: `FUZZ_QUESTIONS=100000 npm run fuzz`, and `FUZZ_SEED=…` and `FUZZ_PATH=…` for one again. */
export default mergeConfig(
  { ...shared, test: { ...shared.test, include: [], env: {} } },
  defineConfig({
    test: {
      include: ['test/oracle/oracle.test.ts', 'test/oracle/kinds.test.ts', 'test/laws/laws.test.ts', 'test/laws/graphql-laws.test.ts'],
      testTimeout: 24 * 3_600_000,
    },
  }),
)
