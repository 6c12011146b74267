import { expect, test } from 'vitest'
import { problemsOf } from './written-catalog.ts'

/** What is wrong with whom, as it is written, and what is said. */
type Case = readonly [name: string, text: string, problems: readonly string[]]

const versionCases: readonly Case[] = [
  [
    'a validity of two types',
    '  a: { table: orders, key: order_id, validity: { from: due_on, to: paid_at } }',
    [
      '2:38 models.a.validity: A validity goes from a time to a time of the same type, and "due_on" is of type date, "paid_at" of type timestamptz.',
    ],
  ],
  [
    'a validity that begins at no time',
    '  a: { table: orders, key: order_id, validity: { from: order_id } }',
    ['2:38 models.a.validity: A validity goes from a time to a time of the same type, and "order_id" is of type integer.'],
  ],
  [
    'a validity of columns that are not there',
    '  a: { table: orders, key: order_id, validity: { from: due_on, to: due_of } }',
    ['2:68 models.a.validity.to: There is no column "due_of" in the table "orders" of the model "a". Did you mean "due_on"?'],
  ],
  [
    'what is read of versions without a time, or as the time',
    `  v: { table: users, key: user_id, validity: { from: since, to: until }, dimensions: { team: team, since: since } }
  a: { table: orders, key: order_id, entities: { owner: { model: v, column: owner_id } } }
metrics:
  x: { model: a, count: rows, where: { ownerTeam: north } }
  y: { model: a, count: rows, time: ownerSince }
  z: { model: a, count: rows, span: { from: ownerSince, to: ownerSince } }`,
    [
      '5:3 metrics.x: "x" reads a version of "v", and has no metric time to choose one by. Give it one: time: "…".',
      '6:37 metrics.y.time: The times of "y" are read from a version of "v", and it takes a time to choose a version. Name times of rows that have none.',
      '7:31 metrics.z.span: The times of "z" are read from a version of "v", and it takes a time to choose a version. Name times of rows that have none.',
    ],
  ],
  [
    'a depth of a role that leads elsewhere',
    `  b: { table: users, key: user_id }
  a: { table: orders, key: order_id, entities: { owner: { model: b, column: owner_id, depth: 2 } } }`,
    [
      '3:94 models.a.entities.owner.depth: "depth" says how often a role leads from a model to itself, and this one leads to "b". Leave it out.',
    ],
  ],
  [
    'a depth of none',
    '  a: { table: users, key: user_id, entities: { manager: { model: a, column: manager_id, depth: 0 } } }',
    ['2:96 models.a.entities.manager.depth: "depth" is 0. It takes a whole number from 1.'],
  ],
  [
    'a path that goes further than its depth',
    '  a: { table: users, key: user_id, entities: { manager: { model: a, column: manager_id, depth: 2 }, boss: { through: manager.manager.manager } } }',
    [
      '2:118 models.a.entities.boss.through: "through" leads over "manager" of "a" 3 times. It can only be named with a column of its own, or where "manager" leads from "a" to itself and declares "depth: 3".',
    ],
  ],
]

const beyondCases: readonly Case[] = [
  [
    'a dimension made of what no entity leads to',
    `  b: { table: accounts, key: account_id, dimensions: { country: country } }
  a:
    table: orders
    key: order_id
    entities: { account: { model: b, column: account_id } }
    dimensions: { home: { when: [[{ accountContry: DE }, yes]], otherwise: no } }`,
    [
      '7:37 models.a.dimensions.home.when.0.0.accountContry: There is no column "accountContry" in the table "orders" of the model "a". Did you mean "accountCountry"?',
    ],
  ],
  [
    'dimensions of two models that are made of each other',
    `  b: { table: users, key: user_id, entities: { manager: { model: b, column: manager_id } }, dimensions: { x: { when: [[{ managerY: 1 }, 1]], otherwise: 2 }, y: { when: [[{ managerX: 1 }, 1]], otherwise: 2 } } }`,
    [
      '2:122 models.b.dimensions.x.when.0.0.managerY: There is no column "managerY" in the table "users" of the model "b". Did you mean "manager_id"?',
      '2:173 models.b.dimensions.y.when.0.0.managerX: There is no column "managerX" in the table "users" of the model "b". Did you mean "manager_id"?',
    ],
  ],
  [
    'a dimension made of what is wrong elsewhere: that is told, and not again',
    `  b: { table: accounts, key: account_id, dimensions: { land: contry } }
  a:
    table: orders
    key: order_id
    entities: { account: { model: b, column: account_id } }
    dimensions: { home: { when: [[{ accountLand: DE }, yes]], otherwise: no } }`,
    ['2:62 models.b.dimensions.land: There is no column "contry" in the table "accounts" of the model "b". Did you mean "country"?'],
  ],
]

const manyCases: readonly Case[] = [
  [
    'a value of rows on the many side that does not fit',
    `  b:
    table: accounts
    key: account_id
    dimensions:
      spent: { sum: status, of: a, through: account }
      least: { min: status, of: a, through: account }
      late: { last: amount, of: a, through: account }
      odd: { last: amount, of: a, through: account, over: status }
      gone: { max: amuont, of: a, through: account }
      lost: { max: amount, of: orders, through: account }
      owned: { max: amount, of: a, through: owner }
      mixed: { last: amount, of: a, through: account, per: account_id }
      timed: { max: amount, of: a, through: account, over: ordered_at }
  a: { table: orders, key: order_id, entities: { account: { model: b, column: account_id } } }`,
    [
      '13:55 models.b.dimensions.mixed.per: There is no field "per" here. The fields are "last", "of", "through", "where", "over".',
      '14:54 models.b.dimensions.timed.over: There is no field "over" here. The fields are "max", "of", "through", "where".',
      '6:21 models.b.dimensions.spent.sum: "sum" takes numbers, and "status" is of type text.',
      '7:21 models.b.dimensions.least.min: "min" takes numbers and times, and "status" is of type text.',
      '8:7 models.b.dimensions.late.over: "last" goes by time, and "a" has no metric time. Say by which: over: "…".',
      '9:59 models.b.dimensions.odd.over: "over" takes numbers and times, and "status" is of type text.',
      '10:20 models.b.dimensions.gone.max: "a" has no dimension or column "amuont", and leads to none. Did you mean "amount"?',
      '11:32 models.b.dimensions.lost.of: There is no model "orders".',
      '12:45 models.b.dimensions.owned.through: "owner" of "a" does not lead to one row of "b". "account" does.',
      '13:7 models.b.dimensions.mixed.over: "last" goes by time, and "a" has no metric time. Say by which: over: "…".',
    ],
  ],
  [
    'dimensions that are made of each other',
    `  b:
    table: accounts
    key: account_id
    dimensions:
      one: { when: [[{ other: 1 }, 1]], otherwise: 0 }
      other: { when: [[{ one: 1 }, 1]], otherwise: 0 }
      self: { add: [self, 1] }
      fine: { add: [number, 1] }
      number: { when: [[{ country: DE }, 1]], otherwise: 0 }`,
    [
      '7:26 models.b.dimensions.other.when.0.0.one: "one" is made of itself. A dimension is made of columns, and of other dimensions.',
      '8:21 models.b.dimensions.self.add.0: "self" is made of itself. A dimension is made of columns, and of other dimensions.',
    ],
  ],
  [
    'a value that is itself made of the rows that lead to others',
    `  b: { table: accounts, key: account_id, dimensions: { best: { max: lines, of: a, through: account }, last: { max: lastLine, of: a, through: account } } }
  a:
    table: orders
    key: order_id
    entities: { account: { model: b, column: account_id } }
    dimensions: { lines: { number: c, through: order }, lastLine: { max: line_no, of: c, through: order } }
  c: { table: order_lines, key: [order_id, line_no], entity: line, entities: { order: { model: a, column: order_id } } }`,
    [
      '2:56 models.b.dimensions.best: "best" reads a dimension that is itself made of the rows that lead to others. Make it of plain dimensions.',
      '2:103 models.b.dimensions.last: "last" reads a dimension that is itself made of the rows that lead to others. Make it of plain dimensions.',
    ],
  ],
]

const modelCases: readonly Case[] = [
  [
    'over an unknown table',
    '  a: { table: acounts, key: account_id }',
    ['2:15 models.a.table: The warehouse has no table or view "acounts". Did you mean "accounts"?'],
  ],
  [
    'with an unknown key',
    '  a: { table: accounts, key: acount_id }',
    ['2:30 models.a.key: There is no column "acount_id" in the table "accounts" of the model "a". Did you mean "account_id"?'],
  ],
  ['without a key', '  a: { table: accounts }', ['2:3 models.a.key: "key" is missing. It takes the name of a column, or a list of them.']],
  ['with a key of no columns', '  a: { table: accounts, key: [] }', ['2:25 models.a.key: "key" has too few items. It takes at least 1.']],
  [
    'with an unknown field',
    '  a: { tabel: accounts, key: account_id }',
    ['2:8 models.a.tabel: There is no field "tabel" here. Did you mean "table"?'],
  ],
  [
    'whose key gives no name',
    '  lines: { table: accounts, key: [_id] }',
    [
      '2:29 models.lines.key: There is no column "_id" in the table "accounts" of the model "lines".',
      '2:3 models.lines.entity: The key "_id" gives no name for one row. Say it: entity: "line".',
    ],
  ],
  [
    'with a dimension over an unknown column',
    '  a: { table: accounts, key: account_id, dimensions: { country: contry } }',
    ['2:65 models.a.dimensions.country: There is no column "contry" in the table "accounts" of the model "a". Did you mean "country"?'],
  ],
  [
    'with a dimension that is the same as one that there is not',
    '  a: { table: accounts, key: account_id, dimensions: { country: { column: country, sameAs: leadSorce } } }',
    ['2:92 models.a.dimensions.country.sameAs: There is no dimension "leadSorce" that "country" could be the same as.'],
  ],
  [
    'with a dimension that is the same as one of the model itself',
    '  a: { table: accounts, key: account_id, dimensions: { country: country, land: { column: country, sameAs: accountCountry } } }',
    [
      '2:107 models.a.dimensions.land.sameAs: "land" cannot be the same as "accountCountry": rows of "a" have a dimension of that name already.',
    ],
  ],
  [
    'with a dimension that is the same as one of another type',
    '  a: { table: accounts, key: account_id, dimensions: { created: created_at } }\n  o: { table: orders, key: order_id, dimensions: { status: { column: status, sameAs: accountCreated } } }',
    ['3:86 models.o.dimensions.status.sameAs: "status" is of type text, and "accountCreated" of type timestamptz: they are not the same.'],
  ],
  [
    'with dimensions that cannot be grouped by',
    '  a: { table: accounts, key: account_id, dimensions: { fields: fields, raw: raw } }',
    [
      '2:64 models.a.dimensions.fields: "fields" is of type json and cannot be a dimension. Declare one of its fields: { json, key, type }.',
      '2:77 models.a.dimensions.raw: "raw" is of type other and cannot be a dimension.',
    ],
  ],
  [
    'with a band whose text is also a name',
    '  a: { table: accounts, key: account_id, dimensions: { where: { when: [[{ country: DE }, home]], otherwise: country } } }',
    [
      '2:109 models.a.dimensions.where.otherwise: "country" is a text here, and there is a column or dimension of that name. Write { column: "country" } for what the row has there, or { value: "country" } for the text.',
    ],
  ],
  [
    'with a dimension whose name is none',
    '  a: { table: accounts, key: account_id, dimensions: { Country: country } }',
    [
      '2:56 models.a.dimensions.Country: "Country" cannot be a name. A name is camelCase: it begins with a small letter and holds letters and digits only.',
    ],
  ],
  [
    'with a dimension with an unknown word',
    '  a: { table: accounts, key: account_id, dimensions: { country: { column: country, lable: x } } }',
    ['2:84 models.a.dimensions.country.lable: There is no field "lable" here. Did you mean "label"?'],
  ],
  [
    'with a dimension of an unknown form',
    '  a: { table: accounts, key: account_id, dimensions: { country: { colum: country } } }',
    [
      '2:56 models.a.dimensions.country: An expression is a name, a number, or an object with one of "value", "column", "add", "subtract", "multiply", "divide", "coalesce", "when", "json", "from", "shift", "greatest", "least", "bucket", "now", "parameter", "sql", "sequence", "previous", "next", "first", "last", "sum", "min", "max", "some", "number". Did you mean "column"?',
    ],
  ],
  [
    'with bands, SQL and a number for dimensions',
    '  a: { table: orders, key: order_id, dimensions: { size: { when: [], otherwise: x }, kind: { sql: x }, n: 5 } }',
    [
      '2:60 models.a.dimensions.size.when: "when" has too few items. It takes at least 1.',
      '2:86 models.a.dimensions.kind.type: "type" is missing. It takes "text", "integer", "decimal", "double", "boolean", "date" or "timestamptz".',
      '2:107 models.a.dimensions.n: "n" is 5. It takes text or an object.',
    ],
  ],
  [
    'with an unknown metric time',
    '  a: { table: accounts, key: account_id, metricTime: createdAt, dimensions: { created: created_at } }',
    ['2:54 models.a.metricTime: "a" has no time dimension "createdAt", and leads to none. Did you mean "created"?'],
  ],
  [
    'with text for its metric time',
    '  a: { table: accounts, key: account_id, metricTime: country, dimensions: { country: country } }',
    ['2:54 models.a.metricTime: "country" is of type text, and "metricTime" names a time dimension.'],
  ],
  [
    'with a filter over unknown columns',
    '  a: { table: orders, key: order_id, where: { is_pad: false, status: 5 } }',
    [
      '2:47 models.a.where.is_pad: There is no column "is_pad" in the table "orders" of the model "a". Did you mean "is_paid"?',
      '2:70 models.a.where.status.eq: "status" holds text and cannot be compared with 5.',
    ],
  ],
  [
    'that is there twice',
    `  a: { table: accounts, key: account_id }
---
models:
  a: { table: users, key: user_id }`,
    ['5:3 models.a: There are two models called "a". Rename one of them.'],
  ],
  [
    'with two dimensions of one name, once read at a time grain',
    '  a: { table: orders, key: order_id, dimensions: { status: status, paidAt: paid_at, paidAtMonth: status } }',
    [
      '2:85 models.a.dimensions.paidAtMonth: "orderPaidAtMonth" is a dimension, and also "orderPaidAt" at a time grain. Rename one of them.',
    ],
  ],
]

const entityCases: readonly Case[] = [
  [
    'that leads to no model',
    `  a: { table: accounts, key: account_id }
  b: { table: orders, key: order_id, entities: { account: { model: aa, column: account_id } } }`,
    ['3:68 models.b.entities.account.model: There is no model "aa". Did you mean "a"?'],
  ],
  [
    'over an unknown column',
    `  a: { table: accounts, key: account_id }
  b: { table: orders, key: order_id, entities: { account: { model: a, column: acount_id } } }`,
    [
      '3:79 models.b.entities.account.column: There is no column "acount_id" in the table "orders" of the model "b". Did you mean "account_id"?',
    ],
  ],
  [
    'without a column',
    `  a: { table: accounts, key: account_id }
  b: { table: orders, key: order_id, entities: { account: { model: a, colum: account_id } } }`,
    ['3:71 models.b.entities.account.colum: There is no field "colum" here. Did you mean "column"?'],
  ],
  [
    'whose column is of another type than the key',
    `  a: { table: accounts, key: country }
  b: { table: orders, key: order_id, entities: { account: { model: a, column: account_id } } }`,
    ['3:79 models.b.entities.account.column: "account_id" is of type integer and the key of "a" of type text: they never match.'],
  ],
  [
    'with more columns than the key',
    `  a: { table: accounts, key: account_id }
  b: { table: orders, key: order_id, entities: { account: { model: a, column: [account_id, order_id] } } }`,
    [
      `3:71 models.b.entities.account.column: The key of "a" is "account_id", and "column" names "account_id", "order_id". It takes one column for each of the key's.`,
    ],
  ],
  [
    'with the name of its own model',
    `  a: { table: accounts, key: account_id }
  b: { table: orders, key: order_id, entities: { b: { model: a, column: account_id } } }`,
    [`3:50 models.b.entities.b: An entity of "b" cannot have the model's own name. Name it after its role.`],
  ],
  [
    'through an unknown one',
    `  a: { table: accounts, key: account_id }
  b: { table: orders, key: order_id, entities: { account: { model: a, column: account_id } } }
  c: { table: order_lines, key: [order_id, line_no], entities: { order: { model: b, column: order_id }, account: { through: order.acount } } }`,
    ['4:125 models.c.entities.account.through: "b" has no entity "acount". Did you mean "account"?'],
  ],
  [
    'through one that leads through others',
    `  a: { table: accounts, key: account_id }
  b: { table: orders, key: order_id, entities: { account: { model: a, column: account_id } } }
  c: { table: order_lines, key: [order_id, line_no], entities: { order: { model: b, column: order_id }, account: { through: order.account }, other: { through: account.z } } }`,
    [
      '4:160 models.c.entities.other.through: "account" of "c" leads through other entities itself. Write its own path out: "order.account".',
    ],
  ],
  [
    'through one name only',
    '  a: { table: users, key: user_id, entities: { manager: { model: a, column: manager_id }, boss: { through: manager } } }',
    [
      '2:108 models.a.entities.boss.through: "through" is "manager". It names entities from this model on, with dots between, such as "order.account".',
    ],
  ],
  [
    'through itself',
    '  a: { table: users, key: user_id, entities: { manager: { model: a, column: manager_id }, boss: { through: manager.manager } } }',
    [
      '2:108 models.a.entities.boss.through: "through" leads over "manager" of "a" twice. It can only be named with a column of its own, or where "manager" leads from "a" to itself and declares "depth: 2".',
    ],
  ],
  [
    'by which a name means two things',
    `  a: { table: accounts, key: account_id, dimensions: { country: country } }
  b: { table: users, key: user_id, dimensions: { country: team } }
  c: { table: orders, key: order_id, entities: { account: { model: a, column: account_id } } }
  d: { table: orders, key: order_id, entity: d, entities: { account: { model: b, column: owner_id } } }`,
    [
      '5:49 models.d.entities: "accountCountry" means "country" of "b" here and "country" of "a" elsewhere. Roles of one name lead to one model: rename one. A model itself has its "entity" for a role.',
    ],
  ],
]

const faultCases: readonly Case[] = [
  [
    'of a model is not reported again by all that stands on it',
    `  a: { table: acounts, key: account_id, dimensions: { country: country, createdAt: created_at } }
  c: { table: orders, key: order_id, metricTime: accountCreatedAt, entities: { account: { model: a, column: account_id } } }
metrics:
  x: { model: a, count: rows, where: { accountCountry: DE } }
  y: { model: c, count: rows, where: { accountCountry: DE } }
  z: { numerator: x, denominator: y }`,
    ['2:15 models.a.table: The warehouse has no table or view "acounts". Did you mean "accounts"?'],
  ],
  [
    'of the shape of a definition is not reported again by what names it',
    `  a: { tabel: accounts, key: account_id }
metrics:
  x: { model: a, count: rows }
  y: { numerator: x, denominator: z }
  z: { model: a, cuont: rows }`,
    [
      '2:8 models.a.tabel: There is no field "tabel" here. Did you mean "table"?',
      '6:18 metrics.z.cuont: There is no field "cuont" here. Did you mean "count"?',
    ],
  ],
]

test.each(['key: 5', 'key: order_idd'])('an entity by a dimension of the next row says nothing of a key that is wrong: %s', (key) => {
  const problems = problemsOf(`models:
  b: { table: users, key: user_id }
  a:
    table: orders
    ${key}
    entities: { nextOwner: { model: b, column: nextOwnerId } }
    dimensions: { nextOwnerId: { next: owner_id, per: account_id, over: ordered_at } }`)
  expect(problems).toEqual([expect.stringMatching(/^a\.yaml:5:10 models\.a\.key: /)])
})

test.each(versionCases)('%s is told', (_name, text, problems) => {
  expect(problemsOf(`models:\n${text}`).map((line) => line.replace('a.yaml:', ''))).toEqual(problems)
})

test.each(beyondCases)('%s is told', (_name, text, problems) => {
  expect(problemsOf(`models:\n${text}`).map((line) => line.replace('a.yaml:', ''))).toEqual(problems)
})

test.each(manyCases)('%s is told', (_name, text, problems) => {
  expect(problemsOf(`models:\n${text}`).map((line) => line.replace('a.yaml:', ''))).toEqual(problems)
})

test.each(modelCases)('a model %s', (_name, text, problems) => {
  expect(problemsOf(`models:\n${text}`).map((line) => line.replace('a.yaml:', ''))).toEqual(problems)
})

test.each(entityCases)('an entity %s', (_name, text, problems) => {
  expect(problemsOf(`models:\n${text}`).map((line) => line.replace('a.yaml:', ''))).toEqual(problems)
})

test.each(faultCases)('a fault %s', (_name, text, problems) => {
  expect(problemsOf(`models:\n${text}`).map((line) => line.replace('a.yaml:', ''))).toEqual(problems)
})
