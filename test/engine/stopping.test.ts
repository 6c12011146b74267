import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import type { Engine, RunOptions } from '../../src/engine/engine.ts'
import { ask, endlessStatement, engines, useEngine } from './engines.ts'

// More than any engine runs at once here.
const crowd = 12

function endless(engine: Engine, options: RunOptions) {
  return engine.run({ text: endlessStatement(), parameters: [] }, options)
}

function quick(engine: Engine, options: RunOptions) {
  return engine.run({ text: 'select 1', parameters: [] }, options)
}

describe.each(engines)('$name stops', ({ open }) => {
  const engine = useEngine(open, [])

  test('a statement is stopped at its deadline', async () => {
    await expect(endless(engine(), { deadlineMs: 500 })).rejects.toMatchObject({
      name: 'EngineError',
      code: 'warehouse-deadline',
      message: 'The warehouse did not answer within 0.5 s and the statement was stopped. A shorter period or fewer groups would help.',
    })
  })

  test('a statement is stopped when its caller leaves', async () => {
    const caller = new AbortController()
    const running = endless(engine(), { deadlineMs: 60_000, signal: caller.signal })
    setTimeout(() => caller.abort(), 200)
    await expect(running).rejects.toMatchObject({
      name: 'EngineError',
      code: 'warehouse-cancelled',
      message: 'The question was cancelled and its statement was stopped.',
    })
  })

  test('nothing is started for a caller who has left already', async () => {
    await expect(endless(engine(), { deadlineMs: 60_000, signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'warehouse-cancelled',
      message: 'The question was cancelled before its statement was started.',
    })
  })
})

describe.each(engines)('$name in a crowd', ({ open }) => {
  const engine = useEngine(open, [])

  test('waiting for a free place counts, and who leaves while waiting is never started', async () => {
    const callers = new AbortController()
    const running = Array.from({ length: crowd }, () => endless(engine(), { deadlineMs: 60_000, signal: callers.signal }))
    const settled = Promise.allSettled(running)
    await expect(quick(engine(), { deadlineMs: 200 })).rejects.toMatchObject({
      code: 'warehouse-deadline',
      message: 'The warehouse was busy with other statements for 0.2 s, so this statement was not started. Asking again later would help.',
    })
    const impatient = new AbortController()
    const waiting = quick(engine(), { deadlineMs: 60_000, signal: impatient.signal })
    setTimeout(() => impatient.abort(), 50)
    await expect(waiting).rejects.toMatchObject({ message: 'The question was cancelled before its statement was started.' })
    callers.abort()
    await settled
  })

  test('stopped statements give their places back', async () => {
    const stopped = await Promise.allSettled(Array.from({ length: crowd }, () => endless(engine(), { deadlineMs: 400 })))
    expect(stopped.filter((result) => result.status === 'fulfilled')).toEqual([])
    const answers = await Promise.all(Array.from({ length: crowd }, () => ask(engine(), 'select 1')))
    expect(answers).toEqual(Array.from({ length: crowd }, () => [['1']]))
  })

  test('a cancel never hits another statement', async () => {
    const sum = 'select sum((a.i + b.j) % 7) from generate_series(1, 300) a(i), generate_series(1, 300) b(j)'
    const [[expected] = []] = await ask(engine(), sum)
    for (let round = 0; round < 60; round += 1) {
      const caller = new AbortController()
      const cancelled = engine()
        .run({ text: sum, parameters: [] }, { deadlineMs: 20_000, signal: caller.signal })
        .catch(() => undefined)
      const kept = Array.from({ length: 3 }, () => ask(engine(), sum))
      await delay(round % 12)
      caller.abort()
      for (const rows of await Promise.all(kept)) expect(rows).toEqual([[expected]])
      await cancelled
    }
  })
})

describe.each(engines)('$name leaves the process alone', ({ open }) => {
  const engine = useEngine(open, [])

  test('the event loop is free while statements run', async () => {
    let ticks = 0
    const timer = setInterval(() => {
      ticks += 1
    }, 10)
    await Promise.allSettled([endless(engine(), { deadlineMs: 1_000 }), endless(engine(), { deadlineMs: 1_000 })])
    clearInterval(timer)
    expect(ticks).toBeGreaterThan(20)
  })

  test('close waits for what runs and lets nothing new in', async () => {
    const running = ask(engine(), 'select sum((a.i + b.j) % 7) from generate_series(1, 1000) a(i), generate_series(1, 500) b(j)')
    const closing = engine().close()
    await expect(ask(engine(), 'select 1')).rejects.toMatchObject({
      code: 'warehouse-unreachable',
      message: 'The warehouse was closed and takes no more statements.',
    })
    expect(await running).toHaveLength(1)
    await closing
    await engine().close()
  })
})
