import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { duckdbEngine } from '../../src/engine/duckdb.ts'
import type { Engine } from '../../src/engine/engine.ts'
import { ask } from './engines.ts'

const tables = [
  'create table orders (order_id int, parent_id int, n int, m int, flag boolean, closed timestamptz, currency text)',
  "insert into orders values (12, 13, null, null, null, null, 'GBP'), (null, 11, null, null, null, null, null)",
  'create table tickets (ticket_id int, order_id int)',
  'create table order_lines (ticket_id int, day date)',
  'insert into order_lines values (null, null)',
  'create table items (item_id int, parent_id int, n int, amount decimal(18, 2), due date, made timestamp)',
  "insert into items values (4, 2, 2, '99.99', '2024-04-01', '2025-01-01 18:15:00')",
]

/** Found by random questions: the second page of two counts, one of them over rows that lead far. */
const page = `
with "orders totals" as (
  select cast(extract(month from closed) as bigint) as "month", currency, m, count(*) as "place", count(*) as "value" from orders group by 1, 2, 3
), "lines totals" as (
  select cast(extract(month from cast(order_lines.day as timestamp)) as bigint) as "month", "order".currency, "order".m, count(distinct parent.currency) as "step"
  from order_lines
  left join tickets on tickets.ticket_id = order_lines.ticket_id
  left join orders as "order" on "order".order_id = tickets.order_id
  left join orders as parent on parent.order_id = "order".parent_id
  left join orders as grandparent on grandparent.order_id = parent.parent_id
  where not ("order".flag = true) and grandparent.n < 1
  group by 1, 2, 3
), "groups" as materialized (
  select "month", currency, m, coalesce(max("place"), 0) as "place", coalesce(max("step"), 0) - coalesce(max("value"), 0) as "sumOf"
  from (
    select "month", currency, m, "place", "value", null as "step" from "orders totals"
    union all
    select "month", currency, m, null as "place", null as "value", "step" from "lines totals"
  ) as "totals"
  group by 1, 2, 3
)
select currency, "place" from "groups"
where (("month" > cast('3' as bigint) or "month" is null) or ("month" = cast('3' as bigint) and ((currency > 'GBP' or currency is null) or (currency = 'GBP' and (m > cast('3' as bigint) or m is null)))))
order by currency nulls last`

/** Found by random questions: two numbers over the same rows and their parents, by one time each. */
const byTwoTimes = `
with "counts" as (
  select cast(date_trunc('quarter', parent.made) as date) as "quarter", cast(extract(day from cast(items.due as timestamp)) as bigint) as "day", count(distinct least(items.amount, items.n)) as "count"
  from items left join items as parent on parent.item_id = items.parent_id
  group by 1, 2
), "sums" as (
  select cast(date_trunc('quarter', parent.made) as date) as "quarter", cast(extract(day from items.made) as bigint) as "day", min(items.n + least(items.amount, items.n)) as "least"
  from items left join items as parent on parent.item_id = items.parent_id
  group by 1, 2
)
select "day", max("count"), max("least")
from (
  select "quarter", "day", "count", null as "least" from "counts"
  union all
  select "quarter", "day", null as "count", "least" from "sums"
) as "totals"
group by "quarter", "day"`

let instance: DuckDBInstance
let engine: Engine

beforeAll(async () => {
  instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  for (const statement of tables) await connection.run(statement)
  connection.closeSync()
  engine = await duckdbEngine(instance)
})
afterAll(async () => {
  await engine.close()
  instance.closeSync()
})

test('a filter on groups is not taken to the rows below them, where DuckDB loses their columns', async () => {
  expect(await ask(engine, page)).toEqual([
    ['GBP', '1'],
    [null, '1'],
  ])
})

test('joins of the same tables that read other columns are not taken for one, where DuckDB mixes these up', async () => {
  expect(await ask(engine, byTwoTimes)).toEqual([['1', '1', '4.00']])
})
