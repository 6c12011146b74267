import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { annotationsWithin } from '../../src/standing/annotations.ts'

test('S11 the days of an annotation begin at the midnights of the zone of the question', () => {
  const day = { name: 'opening', words: {}, text: 'The shop was opened.', from: '2025-04-01', to: '2025-04-02', metrics: [] }
  const period = (from: string, to: string) => ({
    from: Temporal.ZonedDateTime.from(`${from}[Europe/Berlin]`),
    to: Temporal.ZonedDateTime.from(`${to}[Europe/Berlin]`),
  })
  const found = (from: string, to: string) => annotationsWithin([day], period(from, to), 'Europe/Berlin').map(({ name }) => name)
  expect(found('2025-03-31T00:00', '2025-04-01T01:00')).toEqual(['opening'])
  expect(found('2025-03-31T00:00', '2025-04-01T00:00')).toEqual([])
  expect(found('2025-04-01T23:00', '2025-04-03T00:00')).toEqual(['opening'])
  expect(found('2025-04-02T00:00', '2025-04-03T00:00')).toEqual([])
})
