import { describe, expect, test } from 'vitest'
import type { FilterInput } from '../../src/definition/filter-input.ts'
import type { Policy } from '../../src/query/policy.ts'
import type { Question } from '../../src/query/question.ts'
import { engines } from '../engine/engines.ts'
import { type Ask, askExample } from './example-questions.ts'

const metrics = ['orderCount', 'averageOrder']
const where = [{ orderStatus: 'cancelled' }]

async function refusedBy(ask: Ask, question: Question, policy?: Policy): Promise<readonly string[]> {
  const problems = await ask(question, policy).then(
    () => [],
    (error: { problems: readonly { code: string; path: readonly unknown[]; message: string }[] }) => error.problems,
  )
  return problems.map(({ code, path, message }) => `${path.join('.')} ${code}: ${message}`)
}

describe.each(engines)('which entities are shown on $name', ({ open }) => {
  const ask = askExample(open)

  test('S15 every entity is a group, with the empty values where it has no rows', async () => {
    expect(await ask({ metrics, by: ['ownerName'], every: ['owner'], where })).toEqual([
      ['Ana', 1, 20],
      ['Bo', 0, null],
      ['Cem', 1, 7],
    ])
  })

  test('S15 what an entity leads to is shown as its rows have it, and rows without an entity stay', async () => {
    expect(await ask({ metrics: ['orderCount'], by: ['accountCountry', 'accountOwnerName'], every: ['account'] })).toEqual([
      ['DE', 'Ana', 2],
      ['DE', 'Bo', 1],
      ['FR', 'Ana', 2],
      ['IT', 'Bo', 0],
      [null, null, 3],
    ])
  })

  test('S15 entities of their own are every row of their model that its filter leaves', async () => {
    expect(await ask({ metrics: ['userCount'], by: ['userName'], every: ['user'], where: [{ userTeam: 'north' }] })).toEqual([['Ana', 1]])
  })

  test('S7 filters on the entity alone narrow which are shown, and others do not', async () => {
    const question = { metrics: ['orderCount'], by: ['ownerName'], every: ['owner'] }
    const names = async (filter: FilterInput) => (await ask({ ...question, where: [...where, filter] })).map(([name]) => name)
    expect(await names({ ownerTeam: { in: ['south', 'west'] } })).toEqual(['Bo'])
    expect(await names({ or: [{ ownerTeam: 'south' }, { ownerName: 'Cem' }] })).toEqual(['Bo', 'Cem'])
    expect(await names({ not: { ownerName: { eq: { column: 'ownerTeam' } } } })).toEqual(['Ana', 'Bo'])
    expect(await names({ and: [{ ownerName: { startsWith: 'A' } }, { orderSize: 'large' }] })).toEqual(['Ana'])
    expect(await names({ or: [{ ownerTeam: 'south' }, { accountCountry: 'FR' }] })).toEqual(['Ana', 'Bo', 'Cem'])
    expect(await names({ not: { or: [{ ownerTeam: 'north' }, { accountCountry: 'FR' }] } })).toEqual(['Ana', 'Bo', 'Cem'])
    expect(await names({ not: { ownerTeam: 'south', account: { some: { rows: 'tickets' } } } })).toEqual(['Ana', 'Bo', 'Cem'])
  })

  test('S8 whether other rows lead to an entity narrows which are shown', async () => {
    const account = { none: { rows: 'tickets' } }
    expect(await ask({ metrics: ['orderCount'], by: ['accountName'], every: ['account'], where: [{ account }, ...where] })).toEqual([
      ['Dodo', 0],
    ])
  })
})

describe.each(engines)('entities beside other keys on $name', ({ open }) => {
  const ask = askExample(open)

  test('S15 beside other keys, every entity is there for each combination of those that is present', async () => {
    expect(
      await ask({ metrics: ['orderCount'], by: ['orderStatus', 'ownerTeam'], every: ['owner'], where: [{ orderSize: 'large' }] }),
    ).toEqual([
      ['completed', 'north', 1],
      ['completed', 'south', 1],
      ['completed', null, 0],
    ])
    expect(
      await ask({ metrics: ['orderCount'], by: ['orderStatus', 'ownerTeam'], every: ['owner'], where: [{ orderSize: 'huge' }] }),
    ).toEqual([])
    expect(await ask({ metrics: ['orderCount'], by: ['ownerTeam'], every: ['owner'], where: [{ orderSize: 'huge' }] })).toEqual([
      ['north', 0],
      ['south', 0],
      [null, 0],
    ])
  })

  test('S15 several entities are shown in every combination, metrics of several models beside each other', async () => {
    const question = { metrics: ['orderCount', 'ticketCount'], by: ['accountSegment', 'accountCountry'], every: ['account'] }
    expect(await ask({ ...question, period: { between: { from: '2025-03-01', to: '2025-04-03' } } })).toEqual([
      ['enterprise', 'DE', 0, 0],
      ['enterprise', 'IT', 0, 1],
      ['small', 'DE', 0, 0],
      ['small', 'FR', 0, 0],
      ['small', null, 0, 0],
      [null, null, 0, 1],
    ])
    const both = await ask({ metrics: ['orderCount'], by: ['accountSegment', 'ownerName'], every: ['account', 'owner'], where })
    expect(both.map(([segment, owner, count]) => [segment, owner, count])).toEqual([
      ['enterprise', 'Ana', 0],
      ['enterprise', 'Bo', 0],
      ['enterprise', 'Cem', 0],
      ['small', 'Ana', 1],
      ['small', 'Bo', 0],
      ['small', 'Cem', 0],
      [null, 'Cem', 1],
    ])
  })
})

describe.each(engines)('entities on pages on $name', ({ open }) => {
  const ask = askExample(open)

  test('S9 and S10 added groups are ordered, filtered, counted and paged like others', async () => {
    const question: Question = { metrics: ['orderCount'], by: ['accountName'], every: ['account'] }
    const orderBy = [{ metric: 'orderCount', direction: 'desc' as const }]
    expect(await ask({ ...question, having: { orderCount: 0 } })).toEqual([['Echo', 0]])
    expect(await ask({ ...question, orderBy: [{ metric: 'orderCount' }], first: 2 })).toEqual([
      ['Echo', 0],
      ['Brot', 1],
    ])
    expect((await ask({ ...question, orderBy })).map(([name]) => name)).toEqual(['Acme', 'Chic', null, 'Brot', 'Dodo', 'Echo'])
  })

  test('S10 within given groups only their own entities are added', async () => {
    const by = ['ownerTeam', 'ownerName']
    expect(await ask({ metrics: ['orderCount'], by, every: ['owner'], where, within: { depth: 1, groups: [['south'], [null]] } })).toEqual([
      ['south', 'Bo', 0],
      [null, 'Cem', 1],
    ])
    expect(
      await ask({
        metrics: ['orderCount'],
        by: ['orderStatus', 'ownerTeam'],
        every: ['owner'],
        where,
        within: { depth: 1, groups: [['lost']] },
      }),
    ).toEqual([
      ['lost', 'north', 0],
      ['lost', 'south', 0],
      ['lost', null, 0],
    ])
    const outer = { depth: 1, groups: [['cancelled']] }
    expect(
      await ask({ metrics: ['orderCount'], by: ['orderStatus', 'ownerTeam', 'accountCountry'], every: ['owner'], within: outer }),
    ).toEqual([
      ['cancelled', 'north', 'FR', 1],
      ['cancelled', 'north', null, 0],
      ['cancelled', 'south', 'FR', 0],
      ['cancelled', 'south', null, 0],
      ['cancelled', null, 'FR', 0],
      ['cancelled', null, null, 1],
    ])
    const mixed = { metrics: ['orderCount'], by: ['orderStatus', ...by], every: ['owner'] }
    const groups = [
      ['cancelled', 'north'],
      ['completed', 'south'],
    ]
    expect(await ask({ ...mixed, within: { depth: 2, groups } })).toEqual([
      ['cancelled', 'north', 'Ana', 1],
      ['completed', 'south', 'Bo', 3],
    ])
  })
})

describe.each(engines)('what is not shown on $name', ({ open }) => {
  const ask = askExample(open)
  const refused = (question: Question, policy?: Policy) => refusedBy(ask, question, policy)

  test('a policy hides entities, and rows of hidden ones fall into the null group', async () => {
    const policy: Policy = { kind: 'rows', models: { orders: 'all', users: { team: { in: ['north', 'south'] } } } }
    const question = { metrics: ['orderCount'], by: ['ownerName'], every: ['owner'], where }
    expect(await ask(question, policy)).toEqual([
      ['Ana', 1],
      ['Bo', 0],
      [null, 1],
    ])
    const hidden: Policy = { kind: 'rows', models: { orders: 'all' } }
    const [one] = await refused({ metrics: ['orderCount'], by: ['orderStatus'], every: ['owner'] }, hidden)
    const [other] = await refused({ metrics: ['orderCount'], by: ['orderStatus'], every: ['nobody'] }, hidden)
    expect(one).toBe('every.0 unknown-entity: "every" names entities that the metrics lead to, and "owner" is none. Did you mean "order"?')
    expect(other).toBe('every.0 unknown-entity: "every" names entities that the metrics lead to, and "nobody" is none.')
  })

  test('what cannot be shown so is refused, with the reason', async () => {
    expect(await refused({ metrics, by: ['orderStatus'], every: ['owner'] })).toEqual([
      'every.0 every-needs-key: "every" shows each "owner", and "by" names none of its dimensions. Add one, such as "ownerName".',
    ])
    expect(await refused({ metrics, by: ['ownerName'], every: ['ownr'] })).toEqual([
      'every.0 unknown-entity: "every" names entities that the metrics lead to, and "ownr" is none. Did you mean "owner"?',
    ])
    expect(await refused({ metrics, by: ['accountOwnerName'], every: ['account', 'accountOwner'] })).toEqual([
      'every.1 every-twice: "accountOwnerName" is of several of the entities in "every", and each of its values would be shown twice. Name one.',
    ])
    const having = { account: { having: { orderCount: { gt: 1 } } } }
    expect(await refused({ metrics, by: ['accountName'], every: ['account'], where: [having] })).toEqual([
      'where.0.account every-tested: "account" is tested by other rows than its own, and "every" shows each that its own dimensions let pass. Ask for one of them.',
    ])
    expect(await refused({ metrics: ['visitCount'], by: ['storeRegion'], every: ['store'] })).toEqual([
      'every.0 every-version: "store" has versions, and "every" has no time to choose one by. Leave it out of "every".',
    ])
    expect(await refused({ metrics: ['orderCount'], by: ['orderOrderedAtMonth'], every: ['order'], fill: true })).toEqual([
      'every.0 every-twice: "fill" adds the missing buckets of "orderOrderedAtMonth", and "every" the values that some "order" has. Ask for one of them.',
    ])
    expect(await refused({ metrics: ['missedRate'], by: ['visitMissedReason'], every: ['visit'] })).toEqual([
      'every.0 numerator-only: "missedRate" goes by "visitMissedReason" with its numerator only, so "every" cannot tell which of its groups are empty. Leave out "visit", or the metric.',
    ])
  })
})
