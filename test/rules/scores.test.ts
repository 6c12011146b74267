import { describe, expect, test } from 'vitest'
import { engines } from '../engine/engines.ts'
import { askExample } from './example-questions.ts'

describe.each(engines)('$name', ({ open }) => {
  const ask = askExample(open)

  test('S4 answers below or above the scale do not count, and those at its ends do', async () => {
    // Of all answers, 10, 9, 7, 10 and 10 lie on it.
    expect(await ask({ metrics: ['meanFromSevenToTen'] })).toEqual([[9.2]])
  })
})
