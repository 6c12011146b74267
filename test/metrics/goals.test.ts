import { graphql } from 'graphql'
import { expect, test } from 'vitest'
import { warehouseTables } from '../../schema/warehouse.ts'
import { createSchema } from '../../src/graphql/create-schema.ts'
import { operationContext } from '../../src/graphql/operation-context.ts'
import { type Caller, everything, InvalidQuestionError } from '../../src/index.ts'
import { crmCatalog, crmLayer } from './crm-layer.ts'
import { warehouses } from './warehouses.ts'

const schema = createSchema(await crmCatalog(warehouseTables))

const logins = (from: number, days: readonly string[], client: string) =>
  days.map((day, index) => `insert into user_logins values (${from + index}, ${1 + (index % 2)}, '${day}T10:00:00Z', '${client}')`)

const columns =
  'goal_id, specific, metric_id, variant, filters, achievable_plan, relevance, starts_on, ends_on, baseline_value, target_value, owner_user_id'
const goalRow = (row: string) => `insert into goals (${columns}) values (${row})`

const statements = [
  "insert into crm_users (user_id, full_name, role, team, is_licensed, activated_at) values (1, 'Ann', 'sales_rep', 'north', true, '2024-12-01T00:00:00Z'), (2, 'Bo', 'sales_rep', 'south', true, '2025-02-10T00:00:00Z')",
  ...logins(1, ['2025-01-05', '2025-01-20', '2025-02-03', '2025-02-04'], 'web'),
  ...logins(11, ['2025-03-31', '2025-04-01'], 'mobile'),
  goalRow(`1, 'More logins', 'crm_logins', null, '{}', 'Train', 'Why not', '2025-01-01', '2025-04-01', 2, 6, 7`),
  goalRow(`2, 'Overshoot', 'crmLogins', null, '{"client": "web"}', null, null, '2025-01-01', '2025-04-01', null, 2, null`),
  goalRow(`3, 'Down', 'crm_logins', null, '{"login_client": {"in": ["mobile"]}}', null, null, '2025-01-01', '2025-04-01', 5, 3, null`),
  goalRow(`4, 'No distance', 'crm_logins', null, '{}', null, null, '2025-01-01', '2025-04-01', 5, 5, null`),
  goalRow(`5, 'A state', 'licensed_users_at_end', null, '{"user.team": "south"}', null, null, '2025-01-01', '2025-03-01', 0, 2, null`),
  goalRow(
    `6, 'A variant', 'crm_training_completion_rate', 'fully_trained_users', '{}', null, null, '2025-01-01', '2025-03-01', 0.5, 1, null`,
  ),
  goalRow(`7, 'Bad metric', 'crm_login', null, '{}', null, null, '2025-01-01', '2025-03-01', 0, 2, null`),
  goalRow(`8, 'Bad filter', 'crm_logins', null, '{"ticketChannel": "phone"}', null, null, '2025-01-01', '2025-03-01', 0, 2, null`),
  goalRow(`9, 'Bad variant', 'crm_roi', 'gros', '[1]', null, null, '2025-01-01', '2025-03-01', 0, 2, null`),
  goalRow(`10, 'Later', 'crm_logins', null, '{}', null, null, '2025-07-01', '2025-10-01', 1, 2, null`),
  "insert into goal_milestones values (1, 1, 'Trained', '2025-01-31', '2025-01-15T00:00:00Z'), (2, 1, 'Rolled out', '2025-02-28', null)",
]

const NOW = new Date('2025-05-01T00:00:00Z')
const all: Caller = { policy: everything, now: NOW }

interface Answered {
  readonly data: Readonly<Record<string, unknown>>
  readonly problems: readonly string[]
  readonly ran: readonly string[]
}

type Ask = (source: string, caller?: Caller) => Promise<Answered>

/** Asks over GraphQL, in a warehouse that has the rows above. */
async function asking({ filled }: (typeof warehouses)[number], check: (ask: Ask) => Promise<void>): Promise<void> {
  const { engine, close } = await filled(statements)
  const layer = await crmLayer(engine)
  try {
    await check(async (source, caller = all) => {
      const ran: string[] = []
      const watched = { ...layer, onStatement: (_plan: unknown, { text }: { text: string }) => ran.push(text) }
      const { data, errors = [] } = await graphql({ schema, source, contextValue: operationContext(watched, caller) })
      const problems = errors.flatMap(({ originalError, message }) =>
        originalError instanceof InvalidQuestionError
          ? originalError.problems.map((one) => `${one.path.join('.')} ${one.code}: ${one.message}`)
          : [message],
      )
      return { data: JSON.parse(JSON.stringify(data ?? {})), problems, ran }
    })
  } finally {
    await close()
  }
}

test.each(warehouses)('goals that are rows are measured on $name, and a wrong row says what is wrong with it', { timeout: 60_000 }, (on) =>
  asking(on, async (ask) => {
    const names = '["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"]'
    const { data, problems } = await ask(`{ goals(names: ${names}) { name metric baseline target actual progress state problem } }`)
    expect(problems).toEqual([])
    const none = { baseline: null, target: null, actual: null, progress: null, state: null }
    expect(data.goals).toEqual([
      { name: '1', metric: 'crmLogins', baseline: 2, target: 6, actual: 5, progress: 0.75, state: 'MISSED', problem: null },
      { name: '2', metric: 'crmLogins', baseline: 0, target: 2, actual: 4, progress: 2, state: 'REACHED', problem: null },
      { name: '3', metric: 'crmLogins', baseline: 5, target: 3, actual: 1, progress: 2, state: 'REACHED', problem: null },
      { name: '4', metric: 'crmLogins', baseline: 5, target: 5, actual: 5, progress: null, state: 'REACHED', problem: null },
      { name: '5', metric: 'licensedUsersAtEnd', baseline: 0, target: 2, actual: 1, progress: 0.5, state: 'MISSED', problem: null },
      {
        name: '6',
        metric: 'crmTrainingCompletionRate',
        baseline: 0.5,
        target: 1,
        actual: null,
        progress: null,
        state: 'ENDED',
        problem: null,
      },
      { name: '7', metric: 'crm_login', ...none, problem: 'There is no metric "crm_login". Did you mean "crmLogins"?' },
      { name: '8', metric: 'crmLogins', ...none, problem: expect.stringMatching(/^"crmLogins" cannot be filtered by "ticketChannel": /) },
      {
        name: '9',
        metric: 'crmRoi',
        ...none,
        problem: '"crmRoi" has no variant "gros". The filters of the goal are no JSON object such as {"accountCountry": "DE"}.',
      },
      { name: '10', metric: 'crmLogins', baseline: 1, target: 2, actual: null, progress: null, state: 'NOT_BEGUN', problem: null },
    ])
  }),
)

test.each(warehouses)('a goal says all of itself on $name', { timeout: 60_000 }, (on) =>
  asking(on, async (ask) => {
    const one = `{ goal(name: "1", asOf: "2025-02-15T00:00:00Z") {
        specific plan relevance owner unit goodWhen period { from to } elapsed daysLeft expected onTrack remaining projected
        history(grain: MONTH) { from to actual expected }
        milestones { name due completed state }
        feasibility { verdict best trend past { value } }
        explain { statements { sql } }
      } }`
    const { data: detail } = await ask(one)
    expect(detail.goal).toMatchObject({
      specific: 'More logins',
      plan: 'Train',
      relevance: 'Why not',
      owner: '7',
      unit: 'count',
      goodWhen: 'UP',
      period: { from: '2025-01-01', to: '2025-04-01' },
      elapsed: 0.5,
      daysLeft: 45,
      expected: 3,
      onTrack: true,
      remaining: 2,
      projected: 8,
      history: [
        { from: '2025-01-01T00:00:00.000Z', to: '2025-02-01T00:00:00.000Z', actual: 2, expected: expect.closeTo((6 * 31) / 90) },
        { from: '2025-02-01T00:00:00.000Z', to: '2025-02-15T00:00:00.000Z', actual: 4, expected: 3 },
      ],
      milestones: [
        { name: 'Trained', due: '2025-01-31', completed: expect.stringMatching(/^2025-01-15T00:00:00/), state: 'DONE' },
        { name: 'Rolled out', due: '2025-02-28', completed: null, state: 'OPEN' },
      ],
      feasibility: { verdict: 'BEYOND_TREND', best: 0, trend: 0, past: [{ value: 0 }, { value: 0 }, { value: 0 }, { value: 0 }] },
    })
  }),
)

test.each(warehouses)('goals are narrowed, refused and bound to a policy on $name', { timeout: 60_000 }, (on) =>
  asking(on, async (ask) => {
    const narrowed = await ask('{ goal(name: "1", where: { loginClient: { eq: "mobile" } }) { actual progress } }')
    expect(narrowed.data.goal).toEqual({ actual: 1, progress: -0.25 })
    const owned = await ask('{ goals(owner: "7") { name } }')
    expect(owned.data.goals).toEqual([{ name: '1' }])

    const refused = await ask('{ goals(where: { ticketChannel: { eq: "phone" } }) { actual } metrics { revenue } }')
    expect(refused.data).toEqual({})
    expect(refused.problems[0]).toMatch(/^goals\.where\.ticketChannel unreachable: "crm/)
    expect(refused.ran).toEqual([])
    expect((await ask('{ goal(name: "moreLogin") { name } }')).problems).toEqual([
      'goal unknown-goal: There is no goal "moreLogin". Did you mean "moreLogins"?',
    ])

    const rows = { kind: 'rows', models: { userLogins: { client: 'web' }, crmUsers: 'all' } } as const
    const bound = await ask('{ goals { name } }', { ...all, policy: rows })
    expect(bound.data.goals).toEqual([{ name: 'adoptTheCrm' }, { name: 'moreLogins' }, { name: 'startFaster' }])

    const some = { ...rows, models: { ...rows.models, goals: { target: { lt: 5 } } } } as const
    const { data: seen } = await ask('{ goals(names: ["2", "3", "5"]) { name actual } }', { ...all, policy: some })
    expect(seen.goals).toEqual([
      { name: '2', actual: 4 },
      { name: '3', actual: 0 },
      { name: '5', actual: 1 },
    ])
  }),
)

test('the progress of any number is a metric of parameters', async () => {
  const [{ filled }] = warehouses
  const { engine, close } = await filled([])
  try {
    const contextValue = operationContext(await crmLayer(engine), all)
    const source =
      '{ metrics { a: goalProgress(current: 1100, baseline: 1000, target: 1200) b: goalProgress(current: 3, baseline: 3, target: 3) c: goalProgress(current: 3, target: 12) } }'
    const { data } = await graphql({ schema, source, contextValue })
    expect(JSON.parse(JSON.stringify(data))).toEqual({ metrics: { a: 0.5, b: null, c: 0.25 } })
    const { errors } = await graphql({ schema, source: '{ metrics { goalProgress(current: 3) } }', contextValue })
    expect(errors?.map(({ message }) => message)).toEqual([
      'Field "goalProgress" argument "target" of type "Float!" is required, but it was not provided.',
    ])
  } finally {
    await close()
  }
})
