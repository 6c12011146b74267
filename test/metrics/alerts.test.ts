import { graphql } from 'graphql'
import { expect, test } from 'vitest'
import { alert } from '../../schema/define.ts'
import { warehouseTables } from '../../schema/warehouse.ts'
import { loadDefinitions } from '../../src/definition/load-definitions.ts'
import { createSchema } from '../../src/graphql/create-schema.ts'
import { operationContext } from '../../src/graphql/operation-context.ts'
import { type Caller, DEFAULTS, everything, InvalidQuestionError } from '../../src/index.ts'
import { linkCheckedCatalog } from '../../src/standing/link-checked-catalog.ts'
import { exampleCases, statementsOf } from './example-cases.ts'
import { warehouses } from './warehouses.ts'

const owner = 'Sales'
const metric = 'crmLogins'

/** Beside those of the project: each of them is about one thing. */
const own = [
  alert('busyUsers', { metric, by: ['userName'], period: { last: { count: 3, grain: 'day' } }, when: { gte: 2 }, owner, tags: ['own'] }),
  alert('calmUsers', { metric, by: ['userName'], period: { last: { count: 3, grain: 'day' } }, when: { gte: 2 }, coolDown: 3, owner }),
  alert('fewerLogins', {
    metric,
    by: ['userName'],
    period: { last: { count: 2, grain: 'day' } },
    when: { change: { from: 'previousPeriod', lte: -0.5 } },
    owner,
  }),
  alert('loginsByNow', { metric, period: { toDate: 'month' }, when: { gte: 6 }, owner }),
  alert('loginsEver', { metric, when: { gt: 6 }, owner }),
]
const { definitions, ...loaded } = await loadDefinitions('metrics')
const catalog = linkCheckedCatalog({
  ...loaded,
  definitions: [...definitions, ...own.map((definition) => ({ definition }))],
  tables: warehouseTables,
})
const schema = createSchema(catalog)

const login = (id: number, user: number, day: string) =>
  `insert into user_logins values (${id}, ${user}, '2025-01-${day}T10:00:00Z', 'web')`
const users =
  "insert into crm_users (user_id, full_name, role, team, is_licensed, activated_at) values (1, 'Ann', 'sales_rep', 'north', true, '2024-12-01T00:00:00Z'), (2, 'Bo', 'sales_rep', 'south', true, '2024-12-01T00:00:00Z')"
// Ann: two logins in three days from the evening of the 6th until the 8th, and again of the 10th and 11th. Bo: of the 7th and 8th.
const logins = [
  login(1, 1, '05'),
  login(2, 1, '06'),
  login(3, 1, '09'),
  login(4, 1, '10'),
  login(5, 2, '06'),
  login(6, 2, '07'),
  login(7, 1, '31'),
]

const all: Caller = { policy: everything, now: new Date('2025-01-08T06:00:00Z') }

type Ask = (
  source: string,
  caller?: Caller,
) => Promise<{ readonly data: Readonly<Record<string, unknown>>; readonly problems: readonly string[] }>

async function asking({ filled }: (typeof warehouses)[number], statements: readonly string[], check: (ask: Ask) => Promise<void>) {
  const { engine, close } = await filled(statements)
  const layer = { catalog, engine, defaults: DEFAULTS, deadlineMs: 30_000 }
  try {
    await check(async (source, caller = all) => {
      const { data, errors = [] } = await graphql({ schema, source, contextValue: operationContext(layer, caller) })
      const problems = errors.flatMap(({ originalError, message }) =>
        originalError instanceof InvalidQuestionError
          ? originalError.problems.map((one) => `${one.path.join('.')} ${one.code}: ${one.message}`)
          : [message],
      )
      return { data: JSON.parse(JSON.stringify(data ?? {})), problems }
    })
  } finally {
    await close()
  }
}

const byDay = (name: string) =>
  `{ ${['07', '08', '09', '10', '11', '12', '13']
    .map(
      (day) =>
        `d${day}: alerts(names: [${name}], asOf: "2025-01-${day}T06:00:00Z") { state at crossings { key { userName } state since value } }`,
    )
    .join(' ')} }`

const at = (day: string) => `2025-01-${day}T00:00:00.000Z`
const crossing = (userName: string, state: string, since: string | null, value = 2) => ({
  key: { userName },
  state,
  since: since && at(since),
  value,
})

test.each(warehouses)('a value that stays beyond its limit fires once, and each group by itself, on $name', { timeout: 60_000 }, (on) =>
  asking(on, [users, ...logins], async (ask) => {
    const { data, problems } = await ask(byDay('busyUsers'))
    expect(problems).toEqual([])
    expect(data).toEqual({
      d07: [{ state: 'FIRED', at: at('07'), crossings: [crossing('Ann', 'FIRED', '07')] }],
      d08: [{ state: 'FIRED', at: at('08'), crossings: [crossing('Ann', 'ONGOING', null), crossing('Bo', 'FIRED', '08')] }],
      d09: [{ state: 'ON', at: at('09'), crossings: [crossing('Bo', 'ONGOING', null)] }],
      d10: [{ state: 'QUIET', at: at('10'), crossings: [] }],
      d11: [{ state: 'FIRED', at: at('11'), crossings: [crossing('Ann', 'FIRED', '11')] }],
      d12: [{ state: 'ON', at: at('12'), crossings: [crossing('Ann', 'ONGOING', null)] }],
      d13: [{ state: 'QUIET', at: at('13'), crossings: [] }],
    })
    const { data: calm } = await ask(byDay('calmUsers'))
    expect(calm.d11).toEqual([{ state: 'ON', at: at('11'), crossings: [crossing('Ann', 'COOLING', '11')] }])
    expect(calm.d12).toEqual([{ state: 'ON', at: at('12'), crossings: [crossing('Ann', 'ONGOING', '11')] }])
    expect(calm.d08).toEqual([
      { state: 'FIRED', at: at('08'), crossings: [crossing('Ann', 'ONGOING', '07'), crossing('Bo', 'FIRED', '08')] },
    ])
  }),
)

test.each(warehouses)('a change is found where a group is gone, and periods end with the step, on $name', { timeout: 60_000 }, (on) =>
  asking(on, [users, ...logins], async (ask) => {
    const { data, problems } = await ask(`{
      fewer: alerts(names: [fewerLogins], asOf: "2025-01-09T23:00:00Z") { value limit crossings { key { userName } value before change text } }
      month: alerts(names: [loginsByNow], asOf: "2025-02-01T06:00:00Z") { state value limit }
      dayBefore: alerts(names: [loginsByNow], asOf: "2025-01-31T06:00:00Z") { state value }
      ever: alerts(names: [loginsEver], asOf: "2025-02-01T06:00:00Z") { state value crossings { id text } }
    }`)
    expect(problems).toEqual([])
    expect(data).toEqual({
      fewer: [
        {
          value: null,
          limit: 'at most -50% from the previous period',
          crossings: [
            {
              key: { userName: 'Ann' },
              value: 0,
              before: 2,
              change: -1,
              text: 'CRM logins of Ann: 0, after 2 (-100%). The limit is at most -50% from the previous period.',
            },
          ],
        },
      ],
      // All of January at the first step of February, and not a February that has just begun.
      month: [{ state: 'ON', value: 7, limit: 'at least 6' }],
      dayBefore: [{ state: 'ON', value: 6 }],
      ever: [
        {
          state: 'FIRED',
          value: 7,
          crossings: [{ id: 'loginsEver 2025-02-01T00:00:00Z []', text: 'CRM logins: 7. The limit is above 6.' }],
        },
      ],
    })
  }),
)

const brenda = exampleCases.filter(({ id }) => id === 'renewal_rate.brenda_year_on_year')

test.each(warehouses)("the sources' fall of renewals by 0.3 fires once, with what to do about it, on $name", { timeout: 60_000 }, (on) =>
  asking(on, brenda.flatMap(statementsOf), async (ask) => {
    const asked = (asOf: string) =>
      `alerts(names: [renewalsFell], asOf: "${asOf}") { state crossings { state value before change text owner action } }`
    const { data, problems } = await ask(
      `{ before: ${asked('2023-12-15T00:00:00Z')} falls: ${asked('2024-01-31T00:00:00Z')} later: ${asked('2024-02-01T00:00:00Z')} }`,
    )
    expect(problems).toEqual([])
    const found = {
      value: 0.6,
      before: 0.9,
      change: -0.3,
      text: 'Renewal rate: 60%, after 90% (-30 points). The limit is at most -30 points from the same period last year.',
      owner: 'Customer success',
      action: 'Ask those who did not renew for their reasons.',
    }
    expect(data).toEqual({
      before: [{ state: 'QUIET', crossings: [] }],
      falls: [{ state: 'FIRED', crossings: [{ state: 'FIRED', ...found }] }],
      later: [{ state: 'ON', crossings: [{ state: 'ONGOING', ...found }] }],
    })
  }),
)

test.each(warehouses)(
  'a goal that falls behind fires, and alerts carry the playbook of their metric, on $name',
  { timeout: 60_000 },
  (on) =>
    asking(on, [users, login(1, 1, '05').replace('2025-01', '2025-08'), login(2, 1, '03').replace('2025-01', '2025-10')], async (ask) => {
      const { data, problems } = await ask(`{
      goals: alerts(names: [loginsOffTrack], asOf: "2025-11-01T00:00:00Z") { metric goal limit at state crossings { text value } }
      late: alerts(names: [loginsOffTrack], asOf: "2025-12-23T00:00:00Z") { state crossings { state text } }
      leads: alerts(names: [leadConversionFell]) { metric variant playbook { action } by every coolDown explain { engine lineage { table } } state }
    }`)
      expect(problems).toEqual([])
      const { goals, late, leads } = JSON.parse(JSON.stringify(data))
      expect(goals).toEqual([
        { metric: 'crmLogins', goal: 'moreLogins', limit: 'off track', at: '2025-10-27T00:00:00.000Z', state: 'QUIET', crossings: [] },
      ])
      expect(late).toEqual([{ state: 'FIRED', crossings: [{ state: 'FIRED', text: 'More logins: 1, and 1.07 is expected by now.' }] }])
      expect(leads[0]).toMatchObject({
        metric: 'leadConversionRate',
        variant: 'byConversionDate',
        playbook: [{ action: 'Train the team in negotiation.' }],
        by: [],
        every: 'MONTH',
        coolDown: 1,
        state: 'QUIET',
      })
      expect(leads[0].explain.lineage.map(({ table }: { table: string }) => table)).toContain('leads')
    }),
)

test.each(warehouses)('alerts are narrowed, refused and bound to a policy on $name', { timeout: 60_000 }, (on) =>
  asking(on, [users, ...logins], async (ask) => {
    const owned = await ask('{ alerts(owner: "Sales", tag: "own") { name } }')
    expect(owned.data).toEqual({ alerts: [{ name: 'busyUsers' }] })
    const refused = await ask(
      '{ alerts(names: [busyUsers], where: { ticketChannel: { eq: "phone" } }, timezone: "Mars") { state } metrics { revenue } }',
    )
    expect(refused.problems[0]).toMatch(/^alerts.timezone unknown-zone: There is no time zone "Mars"/)
    const filtered = await ask('{ alerts(names: [busyUsers], where: { userName: { eq: "Bo" } }) { crossings { key { userName } } } }')
    expect(filtered.data).toEqual({ alerts: [{ crossings: [{ key: { userName: 'Bo' } }] }] })
    const rows = { kind: 'rows', models: { userLogins: { user_id: 2 }, crmUsers: 'all' } } as const
    const bound = await ask('{ alerts { name } }', { ...all, policy: rows })
    expect(bound.data).toEqual({
      alerts: ['adoptionMissed', 'loginsOffTrack', 'busyUsers', 'calmUsers', 'fewerLogins', 'loginsByNow', 'loginsEver'].map((name) => ({
        name,
      })),
    })
    const seen = await ask('{ alerts(names: [busyUsers]) { crossings { key { userName } } } }', { ...all, policy: rows })
    expect(seen.data).toEqual({ alerts: [{ crossings: [{ key: { userName: 'Bo' } }] }] })
    const hidden = await ask('{ alerts(names: [renewalsFell]) { state } }', { ...all, policy: rows })
    expect(hidden.problems).toEqual(['alerts unknown-alert: There is no alert "renewalsFell".'])
  }),
)
