import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoNow } from '../../src/demo/calendar.ts'
import { demoTables } from '../../src/demo/demo-tables.ts'
import { loadDemo } from '../../src/demo/load-demo.ts'
import { warehouseNames } from '../../src/demo/warehouse-schema.ts'
import { askDuckdb } from './table-digests.ts'

const small = { scale: 0.01, seed: 1 }
let directory: string
let path: string

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'grainline-demo-'))
  path = join(directory, 'demo.duckdb')
  await loadDemo({ scale: 0.03, seed: 1, url: `duckdb:${path}` })
})
afterAll(() => rm(directory, { recursive: true, force: true }))

function number(sql: string): Promise<number> {
  return askDuckdb(path, async (ask) => Number((await ask(sql))[0]?.[0]))
}

describe('the generator', () => {
  test('gives the same rows again, in a second pass and in a second call', () => {
    const tables = demoTables(small)
    const first = tables.map(({ rows }) => JSON.stringify([...rows]))
    expect(tables.map(({ rows }) => JSON.stringify([...rows]))).toEqual(first)
    expect(demoTables(small).map(({ rows }) => JSON.stringify([...rows]))).toEqual(first)
  })

  test('gives other rows for another seed', () => {
    const leads = (seed: number): string =>
      JSON.stringify([...(demoTables({ scale: 0.01, seed }).find(({ table }) => table === 'leads')?.rows ?? [])])
    expect(leads(1)).not.toBe(leads(2))
  })

  test('refuses a scale or a seed that makes no demo, both at once', () => {
    expect(() => demoTables({ scale: 0, seed: 0.5 })).toThrow(
      'The demo cannot be made at scale "0". The scale is a number from 0.01 to 100; 1 makes about two million rows.\n' +
        'The demo cannot be made from the seed "0.5". The seed is a whole number.',
    )
    expect(demoTables({ scale: 0.01, seed: -1 }).filter(({ rows }) => [...rows].length === 0)).toEqual([])
  })

  test('fills every table of the warehouse, and grows with the scale', () => {
    const tables = demoTables(small)
    const views = ['order_facts', 'stage_visits', 'ticket_waits', 'crm_records']
    expect(tables.map(({ table }) => table).sort()).toEqual(
      warehouseNames()
        .filter((name) => !views.includes(name))
        .sort(),
    )
    const count = (scale: number): number => demoTables({ scale, seed: 1 }).reduce((sum, { rows }) => sum + [...rows].length, 0)
    const [one, two] = [count(0.01), count(0.02)]
    expect(one).toBeGreaterThan(20_000)
    expect(one).toBeLessThan(35_000)
    expect(two).toBeGreaterThan(one * 1.6)
  })
})

describe('the years', () => {
  test.each([
    ['web_sessions', 'started_at'],
    ['leads', 'created_at'],
    ['opportunities', 'created_at'],
    ['orders', 'ordered_at'],
    ['payments', 'paid_at'],
    ['activities', 'occurred_at'],
    ['tickets', 'opened_at'],
    ['ticket_events', 'occurred_at'],
    ['survey_responses', 'responded_at'],
    ['user_logins', 'logged_in_at'],
  ])('%s begin in 2021 and end before today', async (table, column) => {
    expect(
      await number(
        `select count(*) from ${table} where ${column} >= timestamptz '${demoNow}' or ${column} < timestamptz '2021-01-01T00:00:00Z'`,
      ),
    ).toBe(0)
    for (const year of [2021, 2022, 2023, 2024, 2025]) {
      expect(await number(`select count(*) from ${table} where year(${column} at time zone 'UTC') = ${year}`)).toBeGreaterThan(0)
    }
  })

  test('business grows and has seasons', async () => {
    const sessions = (where: string): Promise<number> => number(`select count(*) from web_sessions where not is_bot and ${where}`)
    expect(await sessions('year(started_at) = 2025')).toBeGreaterThan(1.5 * (await sessions('year(started_at) = 2021')))
    expect(await sessions('month(started_at) = 12')).toBeGreaterThan(1.4 * (await sessions('month(started_at) = 2')))
  })

  test('some things reach beyond today', async () => {
    const ahead = [
      'leads where next_follow_up_at',
      'opportunities where expected_close_date',
      'subscription_terms where ends_on',
      'quotas where period_end',
      'goals where ends_on',
      'campaigns where starts_on',
    ]
    for (const each of ahead) expect(await number(`select count(*) from ${each} > timestamptz '${demoNow}'`), each).toBeGreaterThan(0)
  })
})

test('every amount can be told in dollars, euros and hryvnias on its day', async () => {
  const amounts = `select ordered_at::date as day, currency from orders union all select paid_at::date, currency from payments
    union all select incurred_on, currency from cost_entries union all select starts_on, currency from campaigns where starts_on < date '2026-01-01'
    union all select period_start, currency from quotas union all select valid_from::date, currency from opportunity_stage_history`
  const missing = `select count(*) from (${amounts}) a cross join (values ('USD'), ('EUR'), ('UAH')) t(target)
    where currency <> target and not exists (select 1 from fx_rates r where r.from_currency = a.currency and r.to_currency = target and r.rate_date <= a.day)`
  expect(await number(missing)).toBe(0)
  expect(await number('select count(distinct currency) from orders')).toBe(6)
  expect(
    await number(
      `select max(rate_date - rate_date_before) from (select rate_date, lag(rate_date) over (partition by from_currency, to_currency order by rate_date) as rate_date_before from fx_rates)`,
    ),
  ).toBeLessThanOrEqual(7)
})

test('the funnel narrows at every step', async () => {
  const steps = [
    'select count(distinct visitor_id) from web_sessions where not is_bot and not is_internal',
    'select count(*) from leads',
    'select count(*) from leads where qualified_at is not null',
    'select count(distinct lead_id) from opportunities',
    `select count(distinct lead_id) from opportunities where outcome = 'won'`,
    `select count(distinct o.lead_id) from opportunities o join orders using (opportunity_id) where status = 'completed'`,
    `select count(*) from leads where converted_at is not null and converted_account_id in (select account_id from subscriptions)`,
    `select count(*) from leads where converted_account_id in (select account_id from subscriptions join subscription_terms using (subscription_id) where decision = 'renewed')`,
  ]
  const counts = await Promise.all(steps.map(number))
  expect(counts).toEqual([...counts].sort((left, right) => right - left))
  expect(new Set(counts).size).toBe(counts.length)
  expect(counts.at(-1)).toBeGreaterThan(0)
})

describe('spans are whole', () => {
  test.each([
    [
      'the versions of a deal follow each other without gaps',
      `select count(*) from (select valid_to, lead(valid_from) over (partition by opportunity_id order by valid_from) as following from opportunity_stage_history) where valid_to is distinct from following`,
    ],
    [
      'the periods of a customer do not overlap',
      `select count(*) from (select ended_at, lead(started_at) over (partition by account_id order by period_no) as following from customer_periods) where following < coalesce(ended_at, timestamptz '9999-01-01')`,
    ],
    [
      'a won or lost deal ends in that stage',
      `select count(*) from opportunities o where outcome <> 'open' and not exists (select 1 from opportunity_stage_history h join pipeline_stages s using (stage_id) where h.opportunity_id = o.opportunity_id and h.valid_to is null and s.outcome = o.outcome and h.valid_from = o.closed_at)`,
    ],
    [
      'a ticket is not answered before it is opened',
      'select count(*) from tickets where first_replied_at < opened_at or resolved_at < first_replied_at',
    ],
    [
      'the events of a ticket agree with it',
      `select count(*) from tickets t where resolved_at is distinct from (select case when arg_max(event_type, (occurred_at, event_id)) filter (where event_type in ('resolved', 'reopened')) = 'resolved' then max(occurred_at) filter (where event_type = 'resolved') end from ticket_events e where e.ticket_id = t.ticket_id) or reopen_count <> (select count(*) from ticket_events e where e.ticket_id = t.ticket_id and event_type = 'reopened')`,
    ],
    [
      'the credit for an order is never more than the order',
      'select count(*) from (select order_id, model, sum(weight) as credit from campaign_attributions where order_id is not null group by all) where credit > 1',
    ],
  ])('%s', async (_, sql) => {
    expect(await number(sql)).toBe(0)
  })
})
