import { expect, test } from 'vitest'
import { metricProblems, rates } from './written-catalog.ts'

// Each problem says its line and column, its path, and what is wrong.
/** What is wrong with whom, as it is written, and what is said. */
type Case = readonly [name: string, text: string, problems: readonly string[]]

const nameThatIsNotThereCases: readonly Case[] = [
  ['a model', '  a: { model: ordres, count: rows }', ['1:15 a.model: There is no model "ordres". Did you mean "orders"?']],
  [
    'a column',
    '  a: { model: orders, sum: amout }',
    ['1:28 a.sum: "orders" has no dimension or column "amout", and leads to none. Did you mean "amount"?'],
  ],
  [
    'a name that is near nothing',
    '  a: { model: orders, count: row }',
    [
      '1:30 a.count: "orders" has no dimension or column "row", and leads to none. There are "status", "orderedAt", "orderStatus", "orderOrderedAt", "accountCountry" (13 more).',
    ],
  ],
  [
    'a dimension in a filter',
    '  a: { model: orders, count: rows, where: { accountContry: DE } }',
    ['1:45 a.where.accountContry: "orders" has no dimension or column "accountContry", and leads to none. Did you mean "accountCountry"?'],
  ],
  [
    'a dimension of the model itself',
    '  a: { model: orderLines, count: rows, where: { orderLineStatus: x } }',
    [
      '1:49 a.where.orderLineStatus: "orderLines" has no dimension or column "orderLineStatus", and leads to none. Did you mean "orderStatus"?',
    ],
  ],
  [
    'a dimension on the many side',
    '  a: { model: orders, count: rows, where: { orderLineQuantity: { gt: 5 } } }',
    [
      '1:45 a.where.orderLineQuantity: "orderLineQuantity" cannot be used over "orders": one order can have many rows of "orderLines". Define the metric over "orderLines".',
    ],
  ],
  [
    'a time',
    '  a: { model: orders, count: rows, time: orderdAt }',
    ['1:42 a.time: "orders" has no dimension or column "orderdAt", and leads to none. Did you mean "orderedAt"?'],
  ],
  [
    'business hours that nobody has named',
    '  a: { model: orders, avg: { from: ordered_at, to: paid_at, unit: hour, hours: business } }',
    [
      '1:3 a: Business hours need the hours of the week in which the company works. Name them in the options: businessHours: { timezone: "Europe/Berlin", from: "09:00", to: "17:00", days: [1, 2, 3, 4, 5] }.',
    ],
  ],
  [
    'a day of business hours',
    '  a: { model: orders, avg: { from: ordered_at, to: paid_at, unit: day, hours: business } }',
    [
      '1:67 a.avg.unit: Business hours are counted by the "hour", "minute" or "second": a day of them would mean several things.',
      '1:3 a: Business hours need the hours of the week in which the company works. Name them in the options: businessHours: { timezone: "Europe/Berlin", from: "09:00", to: "17:00", days: [1, 2, 3, 4, 5] }.',
    ],
  ],
  [
    'a metric',
    `  sales: { model: orders, count: rows }
  rate: { numerator: sale, denominator: sales }`,
    ['2:22 rate.numerator: There is no metric "sale". Did you mean "sales"?'],
  ],
  [
    'a metric, and is the name of a model',
    `  sales: { model: orders, count: rows }
  rate: { numerator: orders, denominator: sales }`,
    ['2:22 rate.numerator: There is no metric "orders". It is a model: name a metric over it, such as { model: "orders", count: "rows" }.'],
  ],
  [
    'a dimension of the numerator only',
    `  sales: { model: orders, count: rows }
  rate: { numerator: sales, denominator: sales, numeratorOnly: [orderStatis] }`,
    ['2:65 rate.numeratorOnly.0: "orders" does not lead to "orderStatis". Did you mean "orderStatus"?'],
  ],
  [
    'what does not tell entities apart',
    `  sales: { model: orders, count: rows }
  buyers: { per: account, count: entities, where: { sales: { gt: 0 } }, ignoring: { sales: [orderStatis], sale: [orderStatus] } }`,
    [
      '2:93 buyers.ignoring.sales.0: "orders" does not lead to "orderStatis". Did you mean "orderStatus"?',
      '2:107 buyers.ignoring.sale: "buyers" uses no metric "sale". Did you mean "sales"?',
    ],
  ],
  [
    'what a metric is over finer rows',
    `  sales: { model: orders, count: rows, finer: lines }
  buyers: { model: orders, count: rows, finer: amount }
  amount: { model: orders, sum: amount, unit: { kind: currency, code: EUR } }
  first: { model: orders, count: rows, finer: first }
  chosen: { model: orders, count: rows, finer: first, parameters: { n: { default: 1 } } }
  some: { model: orders, count: rows, finer: largest }
  largest: { model: orders, max: order_id, unit: { kind: count } }`,
    [
      '1:47 sales.finer: There is no metric "lines".',
      '2:48 buyers.finer: "amount" cannot stand for "buyers": they have different units. Over finer rows a metric is the same number, told apart by more.',
      '4:47 first.finer: "first" cannot stand for "first": it is the metric itself. Over finer rows a metric is the same number, told apart by more.',
      '5:48 chosen.finer: "first" cannot stand for "chosen": a metric with parameters has no other in its place. Over finer rows a metric is the same number, told apart by more.',
      '6:46 some.finer: "largest" cannot stand for "some": it can be null. Over finer rows a metric is the same number, told apart by more.',
    ],
  ],
  [
    'a metric that is near nothing',
    '  rate: { numerator: a, denominator: b }',
    ['1:22 rate.numerator: There is no metric "a".', '1:38 rate.denominator: There is no metric "b".'],
  ],
  [
    'a dimension in the filter of an input',
    `  a: { model: orders, count: rows }
  b: { numerator: { metric: a, where: { orderStaus: won } }, denominator: a }`,
    ['2:41 b.numerator.where.orderStaus: "orders" has no dimension or column "orderStaus", and leads to none. Did you mean "orderStatus"?'],
  ],
  [
    'an operand',
    '  a: { model: orders, sum: { subtract: [amount, weigth] } }',
    ['1:49 a.sum.subtract.1: "orders" has no dimension or column "weigth", and leads to none. Did you mean "weight"?'],
  ],
  [
    'a column in SQL',
    '  a: { model: orders, sum: { sql: "{amout} * 2", type: decimal } }',
    ['1:35 a.sum.sql: "orders" has no dimension or column "amout", and leads to none. Did you mean "amount"?'],
  ],
  [
    'a currency',
    '  a: { model: orders, sum: { money: amount, currency: curency, on: orderedAt } }',
    ['1:55 a.sum.currency: "orders" has no dimension or column "curency", and leads to none. Did you mean "currency"?'],
  ],
  [
    'a band',
    '  a: { model: orders, sum: { when: [[{ stats: won }, 1]], otherwise: 0 } }',
    ['1:40 a.sum.when.0.0.stats: "orders" has no dimension or column "stats", and leads to none. Did you mean "status"?'],
  ],
]

const fieldOfAMetricCases: readonly Case[] = [
  [
    'that is near another',
    '  a: { model: orders, count: rows, decription: x, ower: y }',
    [
      '1:36 a.decription: There is no field "decription" here. Did you mean "description"?',
      '1:51 a.ower: There is no field "ower" here. Did you mean "owner"?',
    ],
  ],
  [
    'that is near nothing',
    '  a: { model: orders, count: rows, colour: red }',
    [
      '1:36 a.colour: There is no field "colour" here. The fields are "label", "description", "synonyms", "owner", "tags", "translations", "unit", "format", "goodWhen", "tier", "standard", "notes", "playbook", "changes", "warnings", "chart", "finer", "exact", "whenEmpty", "parameters", "type", "model", "time", "where", "span", "snapshot", "sum", "avg", "min", "max", "count", "countDistinct", "median", "percentile", "at", "discrete", "first", "last", "any", "stddev", "variance".',
    ],
  ],
  ['that is missing', '  a: { count: rows }', ['1:3 a.model: "model" is missing. It takes the name of a model.']],
  [
    'of a ratio that is missing',
    '  a: { model: orders, count: rows }\n  rate: { numerator: a }',
    ['2:3 rate.denominator: "denominator" is missing. It takes the name of a metric, or { metric, where, offset, at }.'],
  ],
  ['that names a model by a number', '  a: { model: 5, count: rows }', ['1:15 a.model: "model" is 5. It takes the name of a model.']],
  [
    'of a few values',
    '  a: { model: orders, count: rows, goodWhen: upp }',
    ['1:46 a.goodWhen: "goodWhen" is "upp". It takes "up", "down" or "neutral". Did you mean "up"?'],
  ],
  [
    'that is true',
    '  a: { model: orders, sum: true }',
    ['1:28 a.sum: "sum" is true. It takes a column, a dimension, a number or an expression.'],
  ],
  ['that is empty', '  a: { model: orders, count: rows, label: "" }', ['1:43 a.label: "label" is empty. It takes text.']],
  ['that is a list', '  a: { model: orders, count: rows, synonyms: sales }', ['1:46 a.synonyms: "synonyms" is "sales". It takes a list.']],
  [
    'that is a number',
    '  a: { model: orders, count: rows, whenEmpty: none }',
    ['1:47 a.whenEmpty: "whenEmpty" is "none". It takes a number.'],
  ],
  [
    'with a tier',
    '  a: { model: orders, count: rows, tier: gold }',
    ['1:42 a.tier: "tier" is "gold". It takes "draft", "certified" or { deprecated: "what replaces it" }.'],
  ],
  [
    'with its type',
    '  a: { type: ration, numerator: b, denominator: b }\n  b: { model: orders, count: rows }',
    [
      '1:14 a.type: "a" is of the type "ration". A metric is of the type "simple", "ratio", "derived", "cumulative", "perEntity", "variants", "conversion", "retention", "scored". Did you mean "ratio"?',
    ],
  ],
  [
    'in its name',
    `  Sales: { model: orders, count: rows }
  net_sales: { model: orders, count: rows }`,
    [
      '1:3 Sales.name: "Sales" cannot be a name. A name is camelCase: it begins with a small letter and holds letters and digits only.',
      '2:3 net_sales.name: "net_sales" cannot be a name. A name is camelCase: it begins with a small letter and holds letters and digits only.',
    ],
  ],
  [
    'of an input',
    `  a: { model: orders, count: rows }
  b: { numerator: { metric: a, filter: {} }, denominator: a }`,
    ['2:32 b.numerator.filter: There is no field "filter" here. The fields are "metric", "where", "offset", "at".'],
  ],
  [
    'of a formula',
    `  a: { formula: { add: [b, { metric: b, wher: {} }] } }
  b: { model: orders, count: rows }`,
    ['1:41 a.formula.add.1.wher: There is no field "wher" here. Did you mean "where"?'],
  ],
]

const unitCases: readonly Case[] = [
  [
    'of an unknown kind',
    '  a: { model: orders, count: rows, unit: { kind: currncy, code: EUR } }',
    [
      '1:50 a.unit.kind: There is no unit "currncy". Did you mean "currency"? A unit is { kind: "count" }, "ratio", "score" or "number", { kind: "currency", code: "EUR" } or { kind: "duration", unit: "hour" }.',
    ],
  ],
  [
    'as a bare word',
    '  a: { model: orders, count: rows, unit: USD }',
    [
      '1:42 a.unit: There is no unit "USD". A unit is { kind: "count" }, "ratio", "score" or "number", { kind: "currency", code: "EUR" } or { kind: "duration", unit: "hour" }.',
    ],
  ],
  [
    'of now beside a text',
    '  a: { model: orders, avg: { from: status, to: { now: true }, unit: hour } }',
    ['1:23 a.avg: "from" and "to" are two times of one type, and "status" is of type text, now of type timestamptz.'],
  ],
  [
    'of a time that is none',
    '  a: { model: orders, avg: { from: ordered_at, to: { later: true }, unit: hour } }',
    ['1:48 a.avg.to.now: "now" is missing. It takes "true".', '1:54 a.avg.to.later: There is no field "later" here. The fields are "now".'],
  ],
  [
    'of the month of a text',
    '  a: { model: orders, countDistinct: { bucket: status, grain: month } }',
    ['1:48 a.countDistinct.bucket: "status" is of type text, and "bucket" names a time.'],
  ],
  [
    'of the hour of a day',
    '  a: { model: orders, countDistinct: { bucket: due_on, grain: hour } }',
    ['1:63 a.countDistinct.grain: "due_on" is stored as a day, so it has no hour. Take "day" or a coarser grain.'],
  ],
  [
    'of an unknown duration',
    '  a: { model: orders, count: rows, unit: { kind: duration, unit: hours } }',
    ['1:66 a.unit.unit: "unit" is "hours". It takes "second", "minute", "hour", "day", "week" or "year". Did you mean "hour"?'],
  ],
  [
    'of an unknown currency',
    '  a: { model: orders, count: rows, unit: { kind: currency, code: euro } }',
    ['1:66 a.unit.code: "euro" is no currency code. A code has three capital letters, such as "EUR".'],
  ],
  [
    'of no currency',
    '  a: { model: orders, count: rows, unit: { kind: currency } }',
    ['1:36 a.unit.code: "code" is missing. It takes text.'],
  ],
  [
    'that is not what it computes',
    '  a: { model: orders, avg: { from: ordered_at, to: paid_at, unit: hour }, unit: { kind: duration, unit: day } }',
    ['1:75 a.unit: The unit of "a" is declared as days, and what it computes has the unit hours. Declare that one, or leave "unit" out.'],
  ],
  [
    'of hours and dollars',
    `  hours: { model: orders, avg: { from: ordered_at, to: paid_at, unit: hour } }
  usd: { model: orders, sum: amount, unit: { kind: currency, code: USD } }
  a: { formula: { add: [hours, usd] } }
  b: { formula: { multiply: [hours, usd] } }
  c: { numerator: usd, denominator: usd, unit: { kind: currency, code: USD } }`,
    [
      '3:8 a.formula: Hours and USD cannot be added.',
      '4:8 b.formula: Hours times USD has no meaning.',
      '5:42 c.unit: The unit of "c" is declared as USD, and what it computes has the unit ratio. Declare that one, or leave "unit" out.',
    ],
  ],
]

const filterCases: readonly Case[] = [
  [
    'with an unknown operator',
    '  a: { model: orders, count: rows, where: { status: { equals: won } } }',
    [
      '1:55 a.where.status.equals: There is no field "equals" here. The fields are "eq", "ne", "in", "notIn", "gt", "gte", "lt", "lte", "between", "contains", "startsWith", "endsWith", "isNull".',
    ],
  ],
  [
    'with something else to compare with, and not how',
    '  a: { model: orders, count: rows, where: { orderedAt: { now: true } } }',
    ['1:45 a.where.orderedAt: It is not said how this compares. Write it as { eq: {"now":true} }, or with another operator.'],
  ],
  [
    'of a name that no field can have',
    '  a: { model: orders, count: rows, where: { or: [{ __proto__: { eq: won } }] } }',
    ['1:52 a.where.or.0.__proto__: "__proto__" cannot be a name: every object has something else of that name. Give it another one.'],
  ],
  [
    'of a name that every object has',
    '  a: { model: orders, count: rows, where: { constructor: won } }',
    [
      '1:45 a.where.constructor: "orders" has no dimension or column "constructor", and leads to none. There are "status", "orderedAt", "orderStatus", "orderOrderedAt", "accountCountry" (13 more).',
    ],
  ],
  [
    'with a list for a value',
    '  a: { model: orders, count: rows, where: { status: [won, lost] } }',
    [
      '1:45 a.where.status: "status" is a list. It takes one value, or tests such as { in: ["won", "lost"] }, { gte: 5 } or { isNull: true }.',
    ],
  ],
  [
    'with nothing',
    '  a: { model: orders, count: rows, where: { status: } }',
    [
      '1:53 a.where.status: "status" is empty. It takes one value, or tests such as { in: ["won", "lost"] }, { gte: 5 } or { isNull: true }.',
    ],
  ],
  [
    'with a number for text',
    '  a: { model: orders, count: rows, where: { status: 5 } }',
    ['1:53 a.where.status.eq: "status" holds text and cannot be compared with 5.'],
  ],
  [
    'with a number among texts',
    '  a: { model: orders, count: rows, where: { status: { in: [won, 5] } } }',
    ['1:55 a.where.status.in: "status" holds text and cannot be compared with 5.'],
  ],
  [
    'with text for a number',
    '  a: { model: orders, count: rows, where: { amount: big } }',
    ['1:53 a.where.amount.eq: "amount" holds numbers and cannot be compared with the text "big".'],
  ],
  [
    'with a number for true or false',
    '  a: { model: orders, count: rows, where: { is_paid: 1 } }',
    ['1:54 a.where.is_paid.eq: "is_paid" holds true or false and cannot be compared with 1.'],
  ],
  [
    'with an order of true and false',
    '  a: { model: orders, count: rows, where: { is_paid: { gt: true } } }',
    ['1:60 a.where.is_paid.gt: "is_paid" is true or false and has no order. Use "eq".'],
  ],
  [
    'with a day that is none',
    '  a: { model: orders, count: rows, where: { due_on: { gte: 2025-1-1 } } }',
    ['1:60 a.where.due_on.gte: "due_on" holds days and cannot be compared with the text "2025-1-1". A day is written "2025-01-31".'],
  ],
  [
    'with a time that is none',
    '  a: { model: orders, count: rows, where: { ordered_at: { gte: yesterday } } }',
    [
      '1:64 a.where.ordered_at.gte: "ordered_at" holds times and cannot be compared with the text "yesterday". A time is written "2025-01-31" or "2025-01-31T10:00:00Z".',
    ],
  ],
  [
    'with text in a number',
    '  a: { model: orders, count: rows, where: { amount: { contains: x } } }',
    ['1:65 a.where.amount.contains: "amount" holds numbers, and "contains" looks into text.'],
  ],
  [
    'with an alternative that is none',
    '  a: { model: orders, count: rows, where: { or: { status: won } } }',
    ['1:45 a.where.or: "or" is an object. It takes a list.'],
  ],
  [
    'over a column of an unknown type',
    '  a: { model: accounts, count: rows, where: { raw: x } }',
    ['1:52 a.where.raw: "raw" holds values that cannot be compared and can only be tested with "isNull".'],
  ],
]

const aggregationCases: readonly Case[] = [
  [
    'over text',
    '  a: { model: orders, sum: status }',
    ['1:28 a.sum: "sum" takes numbers, and "status" is of type text. "count" and "countDistinct" take values of any type.'],
  ],
  [
    'over a time',
    '  a: { model: orders, min: ordered_at }',
    ['1:28 a.min: "min" takes numbers, and "ordered_at" is of type timestamptz. "count" and "countDistinct" take values of any type.'],
  ],
  [
    'beside another',
    '  a: { model: orders, sum: amount, avg: weight }',
    ['1:3 a: "a" has "sum" and "avg". A metric has one aggregation; make it several metrics.'],
  ],
  [
    'that is missing',
    '  a: { model: orders }',
    [
      '1:3 a: "a" does not say what it computes. Give it one of "sum", "avg", "min", "max", "count", "countDistinct", "median", "percentile", "first", "last", "any", "stddev", "variance".',
    ],
  ],
  [
    'without its share',
    '  a: { model: orders, percentile: amount }',
    ['1:3 a.at: "percentile" needs "at": the share of rows below it, such as 0.9.'],
  ],
  [
    'with a share of a hundred',
    '  a: { model: orders, percentile: amount, at: 90 }',
    ['1:47 a.at: "at" is 90. It takes a share from 0 to 1, such as 0.9.'],
  ],
  [
    'that goes by a time that is not there',
    '  a: { model: accounts, first: account_id }',
    ['1:3 a.time: "first" goes by time, and "accounts" has no metric time. Give the metric one with "time".'],
  ],
  [
    'that goes by text',
    '  a: { model: orders, count: rows, time: status }',
    ['1:42 a.time: "status" is of type text, and "time" names a time dimension.'],
  ],
  [
    'that divides and would be exact',
    '  a: { model: orders, avg: amount, exact: true }',
    [
      '1:43 a.exact: "a" cannot be exact: it is not made by adding whole or decimal numbers. Exact are sum, min, max, first, last, any and count over such columns, and their sums and differences.',
    ],
  ],
  [
    'over inexact numbers that would be exact',
    '  a: { model: orders, sum: weight, exact: true }',
    [
      '1:43 a.exact: "a" cannot be exact: it is not made by adding whole or decimal numbers. Exact are sum, min, max, first, last, any and count over such columns, and their sums and differences.',
    ],
  ],
  [
    'of money that is none',
    '  a: { model: orders, sum: { money: amount, currency: amount, on: status } }',
    ['1:23 a.sum: "money" is a number, "currency" text and "on" a time; these are of types decimal, decimal and text.'],
  ],
]

const expressionCases: readonly Case[] = [
  [
    'of an unknown form',
    '  a: { model: orders, sum: { ad: [amount, weight] } }',
    [
      '1:23 a.sum: An expression is a name, a number, or an object with one of "value", "column", "add", "subtract", "multiply", "divide", "coalesce", "when", "json", "from", "shift", "greatest", "least", "bucket", "now", "parameter", "sql", "sequence", "previous", "next", "first", "last", "sum", "min", "max", "some", "number". Did you mean "add"?',
    ],
  ],
  [
    'of too few operands',
    '  a: { model: orders, sum: { add: [amount] } }',
    ['1:30 a.sum.add: "add" has too few items. It takes at least 2.'],
  ],
  ['without a list of operands', '  a: { model: orders, sum: { add: 5 } }', ['1:35 a.sum.add: "add" is 5. It takes a list.']],
  [
    'that adds text',
    '  a: { model: orders, sum: { add: [amount, status] } }',
    ['1:44 a.sum.add.1: "add" takes numbers, and "status" is of type text.'],
  ],
  [
    'of several types',
    '  a: { model: orders, sum: { coalesce: [amount, status] } }',
    ['1:30 a.sum.coalesce: "coalesce" takes values of one type, and these are decimal and text.'],
  ],
  [
    'of bands of several types',
    '  a: { model: orders, sum: { when: [[{ status: won }, 1]], otherwise: none } }',
    ['1:30 a.sum.when: Bands have values of one type, and these are integer and text.'],
  ],
  [
    'of bands without an end',
    '  a: { model: orders, sum: { when: [[{ status: won }, 1]] } }',
    ['1:23 a.sum.otherwise: "otherwise" is missing. It takes text, a number, true or false, null or an object.'],
  ],
  [
    'of a field of text',
    '  a: { model: orders, sum: { json: status, key: a, type: integer } }',
    ['1:36 a.sum.json: "status" is of type text; "json" names a JSON column.'],
  ],
  [
    'of a field of an unknown type',
    '  a: { model: accounts, sum: { json: fields, key: a, type: int } }',
    ['1:60 a.sum.type: "type" is "int". It takes "text", "integer", "decimal", "double" or "boolean".'],
  ],
  [
    'of a day and an instant',
    '  a: { model: orders, avg: { from: ordered_at, to: due_on, unit: hour } }',
    ['1:23 a.avg: "from" and "to" are two times of one type, and "ordered_at" is of type timestamptz, "due_on" of type date.'],
  ],
  [
    'of an unknown duration',
    '  a: { model: orders, avg: { from: ordered_at, to: paid_at, unit: hours } }',
    ['1:67 a.avg.unit: "unit" is "hours". It takes "second", "minute", "hour", "day", "week" or "year". Did you mean "hour"?'],
  ],
  [
    'of a formula with an unknown operator',
    '  a: { formula: { plus: [1, 2] } }',
    ['1:8 a.formula: A formula is a metric, a number, or one of "add", "subtract", "multiply", "divide" over two or more formulas.'],
  ],
  [
    'of a formula with one operand',
    '  a: { formula: { add: [1] } }',
    ['1:19 a.formula.add: "add" has too few items. It takes at least 2.'],
  ],
  [
    'of a formula with two operators',
    '  a: { formula: { add: [1, 2], subtract: [1, 2] } }',
    ['1:32 a.formula.subtract: There is no field "subtract" here. The fields are "add".'],
  ],
]

const metricCases: readonly Case[] = [
  [
    'with a field that is near another one, whose value it cannot be',
    '  sales: { model: orders, count: rows }\n  a: { per: account, avg: sales, share: { sales: { gte: 2 } } }',
    ['2:34 a.share: There is no field "share" here. Did you mean "chart"?'],
  ],
  [
    'that reads one without time at another time',
    '  people: { model: accounts, count: rows }\n  a: { formula: { subtract: [people, { metric: people, offset: { count: 1, grain: month } }] } }',
    ['2:56 a.formula.subtract.1.offset: "people" has no metric time, so it has no value at another time. Give it one: time: "…".'],
  ],
  [
    'that is made of itself',
    '  a: { formula: { add: [a, 1] } }',
    ['1:3 a: "a" is made of itself: a → a. Take one of them out of the circle.'],
  ],
  [
    'that is made of itself in a circle',
    `  a: { formula: { add: [b, 1] } }
  b: { formula: { add: [c, 1] } }
  c: { formula: { add: [a, 1] } }`,
    ['1:3 a: "a" is made of itself: a → b → c → a. Take one of them out of the circle.'],
  ],
  [
    'with a name of the language',
    '  breakdown: { model: orders, count: rows }',
    ['1:3 breakdown: "breakdown" is a field that every slice has. Give the metric another name.'],
  ],
  [
    'with the name of a dimension',
    '  orderStatus: { model: orders, count: rows }',
    ['1:3 orderStatus: "orderStatus" is already the name of a dimension. Give the metric another one.'],
  ],
  [
    'with the name of a time',
    '  timeMonth: { model: orders, count: rows }',
    ['1:3 timeMonth: "timeMonth" is already the name of a dimension. Give the metric another one.'],
  ],
  [
    'that is made of others with parameters of one name that differ',
    `  a: { model: orders, sum: amount, where: { amount: { gte: { parameter: least } } }, parameters: { least: { default: 5 } } }
  b: { model: orders, sum: amount, where: { amount: { gte: { parameter: least } } }, parameters: { least: { default: 7 } } }
  c: { numerator: a, denominator: b }
  d: { formula: { multiply: [a, { parameter: least }] }, parameters: { least: { default: 5, max: 9 } } }
  e: { type: variants, default: one, variants: { one: a, other: b } }`,
    [
      '3:3 c: The parameter "least" of "b" is not that of "a", and what is set of "c" is set of both. Give both the same default, limits and values, or one of them another name.',
      '4:72 d.parameters.least: The parameter "least" of "d" is not that of "a", and what is set of "d" is set of both. Give both the same default, limits and values, or one of them another name.',
      '5:3 e: The parameter "least" of "b" is not that of "a", and what is set of "e" is set of both. Give both the same default, limits and values, or one of them another name.',
    ],
  ],
  [
    'that is made of others with one parameter',
    `  a: { model: orders, sum: amount, where: { amount: { gte: { parameter: least } } }, parameters: { least: { default: 5, min: 0 } } }
  b: { model: orders, count: rows, where: { amount: { gte: { parameter: least } } }, parameters: { least: { default: 5, min: 0, description: The least. } } }
  c: { numerator: a, denominator: b }`,
    [],
  ],
  [
    'that is there twice',
    `  a: { model: orders, count: rows }
---
metrics:
  a: { model: accounts, count: rows }`,
    ['4:3 a: There are two metrics called "a". Rename one of them.'],
  ],
]

test.each(nameThatIsNotThereCases)('a name that is not there %s', (_name, text, problems) => {
  expect(metricProblems(text, { rates })).toEqual(problems)
})

test.each(fieldOfAMetricCases)('a field of a metric %s', (_name, text, problems) => {
  expect(metricProblems(text, { rates })).toEqual(problems)
})

test.each(unitCases)('a unit %s', (_name, text, problems) => {
  expect(metricProblems(text, { rates })).toEqual(problems)
})

test.each(filterCases)('a filter %s', (_name, text, problems) => {
  expect(metricProblems(text, { rates })).toEqual(problems)
})

test.each(aggregationCases)('an aggregation %s', (_name, text, problems) => {
  expect(metricProblems(text, { rates })).toEqual(problems)
})

test.each(expressionCases)('an expression %s', (_name, text, problems) => {
  expect(metricProblems(text, { rates })).toEqual(problems)
})

test.each(metricCases)('a metric %s', (_name, text, problems) => {
  expect(metricProblems(text, { rates })).toEqual(problems)
})
