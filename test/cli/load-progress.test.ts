import { expect, test } from 'vitest'
import { loadProgress } from '../../src/cli/load-progress.ts'

function shownBy(isTTY: boolean, shares: readonly number[]): readonly string[] {
  const lines: string[] = []
  const progress = loadProgress({ write: (text: string) => lines.push(text) > 0, isTTY }, 'Making the demo')
  for (const share of shares) progress.report({ rows: share * 1_000_000, totalRows: 1_000_000 })
  progress.end()
  return lines
}

test('a terminal shows a bar that grows in place', () => {
  expect(shownBy(true, [0, 0.001, 0.5, 1])).toEqual([
    `\rMaking the demo  ${'░'.repeat(30)}   0 %`,
    `\rMaking the demo  ${'█'.repeat(15)}${'░'.repeat(15)}  50 %`,
    `\rMaking the demo  ${'█'.repeat(30)} 100 %`,
    '\n',
  ])
})

test('a file or a pipe gets a few lines', () => {
  expect(shownBy(false, [0.01, 0.02, 0.5, 0.55, 1])).toEqual([
    'Making the demo: 10,000 rows\n',
    'Making the demo: 500,000 rows\n',
    'Making the demo: 1,000,000 rows\n',
  ])
})
