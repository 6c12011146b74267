import type { Catalog } from '../src/catalog/catalog.ts'
import { linkCatalog } from '../src/catalog/link-catalog.ts'
import type { WarehouseTable } from '../src/definition/warehouse-table.ts'
import { exampleDefinitions } from './example-definitions.ts'
import { joinTables } from './example-joins.ts'
import { kindTables } from './example-kinds.ts'
import { measureTables } from './example-measures.ts'
import { outcomeTables } from './example-outcomes.ts'

/**
 * A company small enough to add up in one's head. What is odd in it is there on purpose:
 * an account without country, one that only tickets know, an order without account and one whose account is not there (99),
 * orders without lines (5 and 8), an order that is of January in UTC and of February in Berlin (2), no order in March,
 * an hour that Berlin's clock went through twice (tickets 8 and 9), amounts in three currencies.
 */
export const exampleTables: readonly string[] = [
  'create table users (user_id int primary key, name text not null, team text)',
  "insert into users values (1, 'Ana', 'north'), (2, 'Bo', 'south'), (3, 'Cem', null)",

  `create table accounts (
    account_id int primary key, name text not null, country text, segment text not null, owner_user_id int, custom_fields json
  )`,
  `insert into accounts values
    (1, 'Acme', 'DE', 'enterprise', 1, '{"tier": "gold", "seats": 50}'),
    (2, 'Brot', 'DE', 'small', 2, '{"tier": "silver", "seats": 5}'),
    (3, 'Chic', 'FR', 'small', 1, '{"seats": "many"}'),
    (4, 'Dodo', null, 'small', null, null),
    (5, 'Echo', 'IT', 'enterprise', 2, '{"tier": "gold"}')`,

  `create table orders (
    order_id int primary key, account_id int, owner_user_id int, status text not null, amount numeric(12, 2) not null, ordered_at timestamptz not null
  )`,
  `insert into orders values
    (1, 1, 1, 'completed', 100, '2025-01-10 09:00:00+00'),
    (2, 1, 2, 'completed', 50, '2025-01-31 23:30:00+00'),
    (3, 2, 2, 'completed', 30, '2025-02-10 12:00:00+00'),
    (4, 3, 1, 'cancelled', 20, '2025-02-15 12:00:00+00'),
    (5, 3, 2, 'completed', 40, '2025-04-05 12:00:00+00'),
    (6, 4, null, 'completed', 10, '2025-04-06 12:00:00+00'),
    (7, null, 1, 'completed', 5, '2025-04-20 12:00:00+00'),
    (8, 99, 3, 'cancelled', 7, '2025-04-21 12:00:00+00')`,

  `create table order_lines (
    order_line_id int primary key, order_id int not null, product text not null, quantity int not null, discount numeric(12, 4) not null
  )`,
  `insert into order_lines values
    (1, 1, 'chair', 2, 0.1), (2, 1, 'table', 3, 0.2), (3, 2, 'chair', 1, 0), (4, 3, 'lamp', 4, 0.1),
    (5, 4, 'chair', 1, 0), (6, 6, 'lamp', 1, 0), (7, 6, 'table', 1, 0), (8, 7, 'chair', 2, 0)`,

  `create table tickets (
    ticket_id int primary key, account_id int, channel text not null, is_spam boolean not null, opened_at timestamptz not null, resolved_at timestamptz
  )`,
  `insert into tickets values
    (1, 1, 'email', false, '2025-01-10 08:00:00+00', '2025-01-10 10:00:00+00'),
    (2, 1, 'email', false, '2025-01-20 08:00:00+00', '2025-01-20 12:00:00+00'),
    (3, 2, 'phone', false, '2025-02-03 08:00:00+00', '2025-02-03 14:00:00+00'),
    (4, 5, 'phone', false, '2025-02-10 08:00:00+00', '2025-02-10 16:00:00+00'),
    (5, 5, 'chat', false, '2025-04-01 08:00:00+00', null),
    (6, null, 'email', false, '2025-04-02 08:00:00+00', '2025-04-02 18:00:00+00'),
    (7, 1, 'chat', true, '2025-01-11 08:00:00+00', '2025-01-11 08:01:00+00'),
    (8, 3, 'chat', false, '2025-10-26 00:30:00+00', '2025-10-26 01:30:00+00'),
    (9, 3, 'chat', false, '2025-10-26 01:30:00+00', '2025-10-26 02:30:00+00')`,

  'create table leads (lead_id int primary key, source text, country text, created_on date not null)',
  `insert into leads values
    (1, 'web', 'DE', '2025-01-05'), (2, 'fair', 'DE', '2025-01-31'), (3, 'web', 'ES', '2025-02-02'), (4, null, null, '2025-02-03')`,

  'create table payments (payment_id int primary key, account_id int not null, amount numeric(12, 2) not null, currency text not null, paid_on date not null)',
  `insert into payments values
    (1, 1, 10, 'EUR', '2025-01-10'), (2, 1, 20, 'USD', '2025-01-15'), (3, 2, 20, 'USD', '2025-02-03'), (4, 3, 4, 'BGN', '2025-02-10')`,

  'create table rates (from_currency text not null, to_currency text not null, rate_date date not null, rate numeric(18, 6) not null)',
  `insert into rates values
    ('USD', 'EUR', '2025-01-01', 0.5), ('USD', 'EUR', '2025-02-01', 0.8), ('BGN', 'EUR', '2025-01-01', 0.5),
    ('EUR', 'USD', '2025-01-01', 2), ('EUR', 'USD', '2025-02-01', 1.25), ('BGN', 'USD', '2025-01-01', 1)`,

  ...kindTables,
  ...measureTables,

  ...joinTables,

  ...outcomeTables,
]

/** The company's own rates and hours. */
export const exampleOptions = {
  rates: { table: 'rates', from: 'from_currency', to: 'to_currency', date: 'rate_date', rate: 'rate' },
  businessHours: { timezone: 'Europe/Berlin', from: '09:00', to: '17:00', days: [1, 2, 3, 4, 5] },
}

/** The example's definitions over its warehouse, as `engine.inspect()` sees it. */
export function exampleCatalog(tables: readonly WarehouseTable[]): Catalog {
  return linkCatalog({
    definitions: exampleDefinitions.map((definition) => ({ definition })),
    tables,
    options: exampleOptions,
  })
}
