/**
 * Tables for what rows lead to. What is odd in them is there on purpose: a chain of five managers, an employee whose manager is
 * not there (99), a visit without employee, one to a store that is not there and one to none; stores have versions, one with a gap
 * in May and June, one that begins after its first visit; a visit that is of January in UTC and of February in Berlin (2), one in
 * the very instant in which a version begins (3); missed visits with and without a reason.
 */
export const joinTables: readonly string[] = [
  'create table employees (employee_id int primary key, name text not null, manager_id int)',
  `insert into employees values
    (1, 'Eva', null), (2, 'Fay', 1), (3, 'Gil', 2), (4, 'Hal', 3), (5, 'Ida', 4), (6, 'Jon', 5), (7, 'Kim', 99)`,

  'create table store_versions (store_id int not null, region text not null, valid_from date not null, valid_to date)',
  `insert into store_versions values
    (1, 'north', '2025-01-01', '2025-02-01'), (1, 'south', '2025-02-01', '2025-05-01'), (1, 'east', '2025-07-01', null),
    (2, 'west', '2025-02-15', null)`,

  'create table titles (employee_id int not null, title text not null, since timestamptz not null, until timestamptz)',
  `insert into titles values
    (6, 'trainee', '2025-01-01 00:00:00+00', '2025-01-31 23:30:00+00'), (6, 'clerk', '2025-01-31 23:30:00+00', null),
    (5, 'clerk', '2024-12-31 23:00:00+00', '2025-01-01 00:00:00+00'), (5, 'head', '2025-01-01 00:00:00+00', null)`,

  'create table leases (lease_id int primary key, store_id int, employee_id int, starts_on date not null, ends_on date)',
  `insert into leases values (1, 1, 5, '2025-01-01', '2025-08-01'), (2, 2, 6, '2025-02-01', null)`,

  `create table visits (
    visit_id int primary key, employee_id int, account_id int, store_id int, status text not null, missed_reason text, visited_at timestamptz not null
  )`,
  `insert into visits values
    (1, 6, 1, 1, 'kept', null, '2025-01-10 09:00:00+00'),
    (2, 6, 2, 1, 'missed', 'ill', '2025-01-31 23:30:00+00'),
    (3, 5, 3, 1, 'missed', 'rain', '2025-02-01 00:00:00+00'),
    (4, 2, 4, 2, 'missed', null, '2025-02-10 12:00:00+00'),
    (5, 7, null, 2, 'kept', null, '2025-03-05 12:00:00+00'),
    (6, null, null, 99, 'missed', 'ill', '2025-03-06 12:00:00+00'),
    (7, 3, null, null, 'kept', null, '2025-04-01 12:00:00+00'),
    (8, 4, null, 1, 'kept', null, '2025-06-01 12:00:00+00')`,
]

const employees = {
  kind: 'model',
  name: 'employees',
  table: 'employees',
  grain: 'One row per employee.',
  key: 'employee_id',
  entities: { manager: { model: 'employees', column: 'manager_id', depth: 5 } },
  dimensions: { name: 'name' },
}

const stores = {
  kind: 'model',
  name: 'stores',
  table: 'store_versions',
  grain: 'One row per store and span in which it belonged to a region.',
  key: 'store_id',
  metricTime: 'validFrom',
  validity: { from: 'valid_from', to: 'valid_to' },
  dimensions: { region: 'region', validFrom: 'valid_from' },
}

const titles = {
  kind: 'model',
  name: 'titles',
  table: 'titles',
  grain: 'One row per title that an employee had for a time.',
  key: 'employee_id',
  entity: 'title',
  validity: { from: 'since', to: 'until' },
  dimensions: { name: 'title' },
}

const leases = {
  kind: 'model',
  name: 'leases',
  table: 'leases',
  key: 'lease_id',
  metricTime: 'startsOn',
  entities: { store: { model: 'stores', column: 'store_id' }, title: { model: 'titles', column: 'employee_id' } },
  dimensions: { startsOn: 'starts_on' },
}

const visits = {
  kind: 'model',
  name: 'visits',
  table: 'visits',
  grain: 'One row per visit that was planned.',
  key: 'visit_id',
  metricTime: 'visitedAt',
  entities: {
    employee: { model: 'employees', column: 'employee_id' },
    account: { model: 'accounts', column: 'account_id' },
    store: { model: 'stores', column: 'store_id' },
    title: { model: 'titles', column: 'employee_id' },
  },
  dimensions: { status: 'status', missedReason: 'missed_reason', visitedAt: 'visited_at' },
}

const visitCount = { kind: 'metric', type: 'simple', name: 'visitCount', model: 'visits', count: 'rows' }

const missedRate = {
  kind: 'metric',
  type: 'ratio',
  name: 'missedRate',
  numerator: { metric: 'visitCount', where: { status: 'missed' } },
  denominator: 'visitCount',
  numeratorOnly: ['visitMissedReason'],
}

const ofStores = [
  { kind: 'metric', type: 'simple', name: 'leaseCount', model: 'leases', count: 'rows' },
  { kind: 'metric', type: 'simple', name: 'leasesHeld', model: 'leases', count: 'rows', span: { from: 'starts_on', to: 'ends_on' } },
  { kind: 'metric', type: 'simple', name: 'storeVersionCount', model: 'stores', count: 'rows' },
  {
    kind: 'metric',
    type: 'simple',
    name: 'openStores',
    model: 'stores',
    countDistinct: 'store_id',
    span: { from: 'valid_from', to: 'valid_to' },
  },
  {
    kind: 'metric',
    type: 'simple',
    name: 'wholeVersions',
    model: 'stores',
    count: 'rows',
    span: { from: 'valid_from', to: 'valid_to', whole: true },
  },
]

/** Models and metrics over `joinTables`. */
export const joinDefinitions: readonly object[] = [employees, stores, titles, leases, visits, visitCount, missedRate, ...ofStores]
