import { describe, expect, test } from 'vitest'
import { engines } from '../engine/engines.ts'
import { type Ask, askExample } from './example-questions.ts'

const metrics = ['missedRate']

function filters(ask: Ask): void {
  test('S7 a filter on it narrows the numerator only, and other filters both', async () => {
    expect(await ask({ metrics, where: [{ visitMissedReason: 'ill' }] })).toEqual([[2 / 8]])
    expect(await ask({ metrics, where: [{ visitMissedReason: { in: ['ill', 'rain'] }, employeeName: 'Jon' }] })).toEqual([[1 / 2]])
    expect(await ask({ metrics, where: [{ or: [{ visitMissedReason: 'ill' }, { not: { visitMissedReason: { ne: 'rain' } } }] }] })).toEqual(
      [[3 / 8]],
    )
  })

  test('S7 a filter that mixes it with others in one "or" is refused', async () => {
    await expect(ask({ metrics, where: [{ or: [{ visitMissedReason: 'ill' }, { employeeName: 'Jon' }] }] })).rejects.toMatchObject({
      problems: [
        {
          code: 'numerator-only',
          message:
            '"missedRate" cannot be filtered by "visitMissedReason" and "employeeName" in one "or" or "not": "visitMissedReason" narrows its numerator only. Test it apart from the others, in one "and" with them.',
        },
      ],
    })
  })

  test('S7 a filter that compares it with another is refused', async () => {
    await expect(ask({ metrics, where: [{ employeeName: { eq: { column: 'visitMissedReason' } } }] })).rejects.toMatchObject({
      problems: [
        {
          code: 'numerator-only',
          message:
            '"missedRate" cannot be filtered by "visitMissedReason" and "employeeName" in one comparison: "visitMissedReason" narrows its numerator only. Test it apart from the others, in one "and" with them.',
        },
      ],
    })
  })
}

describe.each(engines)('$name', ({ open }) => {
  const ask = askExample(open)
  filters(ask)

  test('S6 what only the numerator goes by is a share of the group without it', async () => {
    expect(await ask({ metrics, by: ['visitMissedReason'] })).toEqual([
      ['ill', 2 / 8],
      ['rain', 1 / 8],
      [null, 1 / 8],
    ])
    expect(await ask({ metrics, by: ['timeMonth', 'visitMissedReason'], timezone: 'Europe/Berlin' })).toEqual([
      ['2025-02-01', 'ill', 1 / 3],
      ['2025-02-01', 'rain', 1 / 3],
      ['2025-02-01', null, 1 / 3],
      ['2025-03-01', 'ill', 1 / 2],
    ])
  })

  test('S6 beside a metric that goes by it, every group of either is there', async () => {
    expect(await ask({ metrics: ['visitCount', 'missedRate'], by: ['visitStatus', 'visitMissedReason'] })).toEqual([
      ['kept', null, 4, 0],
      ['missed', 'ill', 2, 2 / 4],
      ['missed', 'rain', 1, 1 / 4],
      ['missed', null, 1, 1 / 4],
    ])
  })

  test('S10 within groups, and outside of them, the denominator stays whole', async () => {
    const by = ['visitMissedReason', 'employeeName']
    expect(await ask({ metrics, by, within: { depth: 1, groups: [['ill'], [null]] } })).toEqual([
      ['ill', 'Jon', 1 / 2],
      ['ill', null, 1],
      [null, 'Fay', 1],
    ])
    expect(await ask({ metrics, outside: { by: ['visitMissedReason'], groups: [['ill']] } })).toEqual([[2 / 8]])
    await expect(ask({ metrics, outside: { by, groups: [['ill', 'Jon']] } })).rejects.toMatchObject({
      problems: [
        {
          code: 'numerator-only',
          message:
            '"missedRate" cannot have "other" by "visitMissedReason" together with "employeeName": it goes by the former with its numerator only. Break it down by one inside the other, or leave "other" out.',
        },
      ],
    })
  })

  test('S15 a month in which nothing was missed has no share by reason', async () => {
    const period = { between: { from: '2025-03-01', to: '2025-05-01' } }
    expect(await ask({ metrics, by: ['timeMonth', 'visitMissedReason'], period, fill: true })).toEqual([
      ['2025-03-01', 'ill', 1 / 2],
      ['2025-04-01', 'ill', null],
    ])
  })

  test('S17 the compared months have denominators of their own', async () => {
    const period = { between: { from: '2025-03-01', to: '2025-04-01' } }
    expect(await ask({ metrics, by: ['visitMissedReason'], period, compared: [{ kind: 'back', count: 1, grain: 'month' }] })).toEqual([
      ['rain', 1 / 2],
      [null, 1 / 2],
    ])
  })
})
