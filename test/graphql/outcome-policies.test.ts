import { describe, expect, test } from 'vitest'
import type { RowPolicy } from '../../src/query/policy.ts'
import { engines } from '../engine/engines.ts'
import { problemsOf, startExample } from './example-server.ts'

type Models = RowPolicy['models']

const OUTCOMES = `trialsStarted upgradesAfterTrial accountsUpgraded trialToUpgradeIn30Days trialsReturning buyersReturning(after: 2)
  breakdown(by: [timeMonth]) { nodes { key { timeMonth } trialsStarted upgradesAfterTrial buyersReturning(after: 2) } }`

describe.each(engines)('$name', ({ open }) => {
  const example = startExample(open)
  const ask = (selection: string, models?: Models) =>
    example().ask(`{ metrics ${selection} }`, {}, models === undefined ? {} : { policy: { kind: 'rows', models } })
  const answered = async (selection: string, models?: Models) => {
    const { data, errors } = await ask(selection, models)
    expect(errors).toEqual([])
    return data
  }

  test('a tenant has of conversions and cohorts what there would be if the rows of all others were not there', async () => {
    const own = { account_id: 1 }
    const policy: Models = { accounts: 'all', trials: own, upgrades: own, orders: own }
    const seen = await answered(`{ ${OUTCOMES} }`, policy)
    expect(seen).toEqual(await answered(`(where: { accountName: { eq: "Acme" } }) { ${OUTCOMES} }`))
    expect(seen).toMatchObject({ metrics: { trialsStarted: 2, upgradesAfterTrial: 3, accountsUpgraded: 1 } })
  })

  test('a conversion counts no later rows of others, and is credited to no earlier rows of others', async () => {
    const all: Models = { accounts: 'all', trials: 'all', upgrades: 'all' }
    expect(await answered('{ trialsStarted upgradesAfterTrial }', { ...all, upgrades: { account_id: 2 } })).toEqual({
      metrics: { trialsStarted: 9, upgradesAfterTrial: 2 },
    })
    expect(await answered('{ trialsStarted upgradesAfterTrial }', { ...all, trials: { account_id: 2 } })).toEqual({
      metrics: { trialsStarted: 1, upgradesAfterTrial: 2 },
    })
    // Without the second trial of Acme, both of its upgrades of February are of the first.
    expect(await answered('{ breakdown(by: [trialPlan]) { nodes { upgradesAfterTrial } } }', { ...all, trials: { trial_id: 1 } })).toEqual({
      metrics: { breakdown: { nodes: [{ upgradesAfterTrial: 3 }] } },
    })
  })

  test('a cohort begins with the first row that the caller may see', async () => {
    const cohorts = '{ breakdown(by: [timeMonth]) { nodes { key { timeMonth } buyersReturning(after: 2) } } }'
    const month = (timeMonth: string, buyersReturning: number | null) => ({ key: { timeMonth }, buyersReturning })
    const nodes = (...expected: readonly object[]) => ({ metrics: { breakdown: { nodes: expected } } })
    expect(await answered(cohorts)).toEqual(nodes(month('2025-01-01', 0), month('2025-02-01', 0.5), month('2025-04-01', null)))
    // Of Chic there is only the order of April then.
    expect(await answered(cohorts, { accounts: 'all', orders: { status: 'completed' } })).toEqual(
      nodes(month('2025-01-01', 0), month('2025-02-01', 0), month('2025-04-01', null)),
    )
  })

  test('a conversion to rows that are hidden is not there', async () => {
    const found = await ask('{ trialsStarted upgradesAfterTrial }', { accounts: 'all', trials: 'all' })
    expect(problemsOf(found)).toEqual(['metrics unknown-metric: There is no metric "upgradesAfterTrial".'])
  })
})
