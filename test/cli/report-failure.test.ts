import { expect, test } from 'vitest'
import { failureText } from '../../src/cli/report-failure.ts'
import { EngineError } from '../../src/problem/problem.ts'

const cause = new Error('column "nonsense" does not exist')

test.each([
  [
    'that is left to the log is shown, since a terminal has none',
    'The warehouse could not run this statement. The log holds its reason.',
    'The warehouse could not run this statement. The log holds its reason.\nThe warehouse says: column "nonsense" does not exist',
  ],
  ['that the message explains is not repeated', 'The warehouse cannot be reached.', 'The warehouse cannot be reached.'],
])('a reason %s', (_name, message, text) => {
  expect(failureText(new EngineError('warehouse-failed', message, { cause }))).toEqual({ text, exitCode: 1 })
})
