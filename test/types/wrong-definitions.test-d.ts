/** Every line marked here is wrong, and the compiler must say so: `tsc` fails where it does not. */
import { accounts } from '../../metrics/models/accounts.ts'
import { opportunities } from '../../metrics/models/opportunities.ts'
import { orderLines } from '../../metrics/models/order-lines.ts'
import { surveyResponses } from '../../metrics/models/survey-responses.ts'
import { tickets } from '../../metrics/models/tickets.ts'
import {
  alert,
  annotation,
  board,
  conversion,
  count,
  cumulative,
  currency,
  derived,
  duration,
  extendMetric,
  extendModel,
  goal,
  metric,
  model,
  perEntity,
  ratio,
  retention,
  scored,
  set,
  variants,
} from '../../schema/define.ts'
import { defineFor, type GrainsOf } from '../../src/index.ts'

// Models

// @ts-expect-error there is no table "oders"
model('orders', { table: 'oders', key: 'order_id' })

// @ts-expect-error there is no column "order_idd"
model('orders', { table: 'orders', key: 'order_idd' })

// @ts-expect-error a model has a key
model('orders', { table: 'orders' })

// @ts-expect-error there is no column "stage" in a composite key
model('stageVisits', { table: 'stage_visits', key: ['opportunity_id', 'stage'] })

model('orders', {
  table: 'orders',
  key: 'order_id',
  // @ts-expect-error there is no column "acount_id"
  entities: { account: { model: accounts, column: 'acount_id' } },
})

model('orders', {
  table: 'orders',
  key: 'order_id',
  // @ts-expect-error no model is called "acounts"
  entities: { account: { model: 'acounts', column: 'account_id' } },
})

model('orders', {
  table: 'orders',
  key: 'order_id',
  // @ts-expect-error there is no dimension "orderdAt"
  metricTime: 'orderdAt',
  dimensions: { orderedAt: 'ordered_at' },
})

model('orders', {
  table: 'orders',
  key: 'order_id',
  // @ts-expect-error "status" holds no time
  metricTime: 'status',
  dimensions: { status: 'status' },
})

model('orders', {
  table: 'orders',
  key: 'order_id',
  // @ts-expect-error there is no column "stats"
  dimensions: { status: 'stats' },
})

model('orders', {
  table: 'orders',
  key: 'order_id',
  // @ts-expect-error there is no column "stats"
  dimensions: { status: { column: 'stats', label: 'Status' } },
})

model('opportunities', {
  table: 'opportunities',
  key: 'opportunity_id',
  // @ts-expect-error "amount" is compared with numbers
  dimensions: { size: { when: [[{ amount: { gte: '50000' } }, 'large']], otherwise: 'small' } },
})

model('opportunities', {
  table: 'opportunities',
  key: 'opportunity_id',
  // @ts-expect-error there is no column "ammount"
  dimensions: { size: { when: [[{ ammount: { gte: 50_000 } }, 'large']], otherwise: 'small' } },
})

model('tickets', {
  table: 'tickets',
  key: 'ticket_id',
  // @ts-expect-error "is_spam" is true or false
  where: { is_spam: 'no' },
})

model('tickets', {
  table: 'tickets',
  key: 'ticket_id',
  // @ts-expect-error there is no column "spam"
  where: { spam: false },
})

model('tickets', {
  table: 'tickets',
  key: 'ticket_id',
  // @ts-expect-error "priority" holds no time
  dimensions: { hours: { from: 'opened_at', to: 'priority', unit: 'hour' } },
})

model('accounts', {
  table: 'accounts',
  key: 'account_id',
  // @ts-expect-error there is no column "custom_feilds"
  dimensions: { tier: { json: 'custom_feilds', key: 'tier', type: 'text' } },
})

// Simple metrics

// @ts-expect-error no model is called "ticket"
metric('ticketVolume', { model: 'ticket', count: 'rows' })

// @ts-expect-error there is no column "net_amout"
metric('netAmount', { model: orderLines, sum: 'net_amout' })

// @ts-expect-error "line_type" is text
metric('lineTypes', { model: orderLines, sum: 'line_type' })

// @ts-expect-error "type" is a dimension made of text
metric('lineTypes', { model: orderLines, sum: 'type' })

// @ts-expect-error "orderStatus" is text
metric('statuses', { model: orderLines, avg: 'orderStatus' })

// @ts-expect-error a metric has one aggregation
metric('lines', { model: orderLines, count: 'rows', sum: 'net_amount' })

// @ts-expect-error a metric computes something
metric('lines', { model: orderLines, description: 'Nothing.' })

// @ts-expect-error a percentile says which
metric('slowest', { model: tickets, percentile: 'resolutionHours' })

// @ts-expect-error only a percentile has "at"
metric('slowest', { model: tickets, max: 'resolutionHours', at: 0.9 })

// @ts-expect-error there is no time "openedOn"
metric('opened', { model: tickets, count: 'rows', time: 'openedOn' })

// @ts-expect-error "channel" holds no time
metric('opened', { model: tickets, count: 'rows', time: 'channel' })

// @ts-expect-error there is no dimension "chanel"
metric('chats', { model: tickets, count: 'rows', where: { chanel: 'chat' } })

// @ts-expect-error there is no dimension "accountCuntry"
metric('german', { model: tickets, count: 'rows', where: { accountCuntry: 'DE' } })

// @ts-expect-error tickets lead to no order
metric('german', { model: tickets, count: 'rows', where: { orderStatus: 'completed' } })

// @ts-expect-error roles beyond two are not followed
metric('german', { model: tickets, count: 'rows', where: { accountOwnerManagerName: 'Ann' } })

// @ts-expect-error "channel" is text
metric('chats', { model: tickets, count: 'rows', where: { channel: 3 } })

// @ts-expect-error "isVip" of an account is true or false
metric('vips', { model: tickets, count: 'rows', where: { accountIsVip: 'yes' } })

// @ts-expect-error "resolutionHours" is a number
metric('slow', { model: tickets, count: 'rows', where: { resolutionHours: { gte: '24' } } })

// @ts-expect-error times are ISO text
metric('recent', { model: tickets, count: 'rows', where: { openedAt: { gte: 20250101 } } })

// @ts-expect-error there is no test called "equals"
metric('chats', { model: tickets, count: 'rows', where: { channel: { equals: 'chat' } } })

// @ts-expect-error there is no dimension "tpye"
metric('complaints', { model: tickets, sum: { when: [[{ tpye: 'complaint' }, 1]], otherwise: 0 } })

// @ts-expect-error an amount has a day on which it is converted
metric('won', { model: opportunities, sum: { money: 'amount', currency: 'currency' } })

// @ts-expect-error "outcome" holds no time
metric('won', { model: opportunities, sum: { money: 'amount', currency: 'currency', on: 'outcome' } })

// @ts-expect-error "goodWhen" is "up", "down" or "neutral"
metric('won', { model: opportunities, count: 'rows', goodWhen: 'higher' })

// @ts-expect-error a typing error in the name of a field
metric('won', { model: opportunities, count: 'rows', descripton: 'Won.' })

// Ratios and arithmetic

const dollars = metric('dollars', { model: opportunities, sum: 'amount', unit: currency('USD') })
const euros = metric('euros', { model: opportunities, sum: 'amount', unit: currency('EUR') })
const hours = metric('hours', { model: tickets, sum: 'resolutionHours', unit: duration('hour') })
const deals = metric('deals', { model: opportunities, count: 'rows', unit: count })

// @ts-expect-error a ratio has a denominator
ratio('dealSize', { numerator: dollars })

// @ts-expect-error dimensions are named in a list
ratio('dealSize', { numerator: dollars, denominator: deals, numeratorOnly: 'opportunityOutcome' })

// @ts-expect-error a model is no metric
ratio('dealSize', { numerator: dollars, denominator: opportunities })

// @ts-expect-error dollars and hours do not add up
derived('nonsense', { formula: { add: [dollars, hours] } })

// @ts-expect-error dollars and euros do not add up
derived('nonsense', { formula: { add: [dollars, euros] } })

// @ts-expect-error dollars and hours do not add up, however deep
derived('nonsense', { formula: { divide: [{ subtract: [dollars, { metric: hours, where: { channel: 'chat' } }] }, deals] } })

// @ts-expect-error dollars times euros has no meaning
derived('nonsense', { formula: { multiply: [dollars, euros] } })

// @ts-expect-error a difference has two sides
derived('nonsense', { formula: { subtract: [dollars, dollars, dollars] } })

// @ts-expect-error there is no operator "plus"
derived('nonsense', { formula: { plus: [dollars, dollars] } })

// States, running values, entities, variants

// @ts-expect-error "channel" holds no time
metric('open', { model: tickets, count: 'rows', span: { from: 'opened_at', to: 'channel' } })

// @ts-expect-error "channel" holds no time
metric('open', { model: tickets, count: 'rows', span: { from: { shift: 'channel', by: 1, unit: 'day' }, to: 'resolved_at' } })

// @ts-expect-error a time is moved by a unit of the calendar
metric('open', { model: tickets, count: 'rows', span: { from: { shift: 'opened_at', by: 1, unit: 'days' }, to: 'resolved_at' } })

// @ts-expect-error a time is moved by a number of units
model('purchases', { table: 'orders', key: 'order_id', dimensions: { due: { shift: 'ordered_at', unit: 'day' } } })

// @ts-expect-error a span has two ends
metric('open', { model: tickets, count: 'rows', span: { from: 'opened_at' } })

// @ts-expect-error a balance is taken at the first or the last time
metric('balance', { model: opportunities, sum: 'amount', snapshot: { at: 'end' } })

// @ts-expect-error a running value has a window or a beginning, not both
cumulative('both', { metric: deals, window: { count: 3, grain: 'month' }, toDate: 'year' })

// @ts-expect-error there is no time grain "months"
cumulative('dealsOfAYear', { metric: deals, window: { count: 12, grain: 'months' } })

// @ts-expect-error a value at the start, not at the end
derived('before', { formula: { metric: deals, at: 'end' } })

// @ts-expect-error an aggregation over entities says over which
perEntity('dealers', { count: 'entities', where: { deals: { gt: 1 } } })

// @ts-expect-error one aggregation
perEntity('dealers', { per: 'account', count: 'entities', avg: deals })

// @ts-expect-error the first by a share or by a count
perEntity('firstDealers', { per: 'account', sum: deals, top: { by: 'deals', share: 0.2, count: 3 } })

// @ts-expect-error no variant is called "some"
variants('dealCount', { default: 'some', variants: { all: deals } })

// @ts-expect-error the default of a text is a text
metric('late', { model: tickets, count: 'rows', parameters: { channel: { default: 1, values: ['email', 'phone'] } } })

// @ts-expect-error there is no column "ordred_at"
model('purchases', { table: 'orders', key: 'order_id', dimensions: { number: { sequence: { per: 'account_id', over: 'ordred_at' } } } })

// @ts-expect-error "channel" holds no time
model('purchases', { table: 'orders', key: 'order_id', dimensions: { month: { bucket: 'channel', grain: 'month' } } })

model('purchases', {
  table: 'orders',
  key: 'order_id',
  // @ts-expect-error "number" is the place of a row and no key of anything
  entities: { place: { model: 'accounts', column: 'number' } },
  dimensions: { number: { sequence: { per: 'account_id', over: 'ordered_at' } } },
})

// Goals

const smart = {
  specific: 'More',
  plan: 'Work',
  relevance: 'Money',
  owner: 'Sales',
  period: { from: '2025-01-01', to: '2026-01-01' },
} as const

// @ts-expect-error a goal is measured by a metric
goal('g', { ...smart, baseline: 1, target: 2 })

// @ts-expect-error a goal has an end
goal('g', { specific: 'More', plan: 'Work', relevance: 'Money', owner: 'Sales', metric: 'revenue', baseline: 1, target: 2 })

// @ts-expect-error a relative target is a change
goal('g', { ...smart, metric: 'revenue', baseline: 1, target: { percent: 20 } })

// @ts-expect-error a model is no metric
goal('g', { ...smart, metric: accounts, baseline: 1, target: 2 })

// Alerts

// @ts-expect-error an alert has a limit
alert('a', { metric: 'revenue', owner: 'Sales' })

// @ts-expect-error what becomes of a goal is no limit of a metric
alert('a', { metric: 'revenue', owner: 'Sales', when: 'missed' })

// @ts-expect-error the period of an alert moves with now
alert('a', { metric: 'revenue', owner: 'Sales', when: { gt: 1 }, period: { between: { from: '2025-01-01' } } })

// @ts-expect-error a change is one from another time
alert('a', { metric: 'revenue', owner: 'Sales', when: { change: { lte: -0.3 } } })

// @ts-expect-error an alert watches a metric or a goal
alert('a', { metric: 'revenue', goal: 'more', owner: 'Sales', when: { gt: 1 } })

// Annotations

// @ts-expect-error an annotation says when it was
annotation('a', { text: 'The team was trained.' })

// Boards and sets

// @ts-expect-error there is no chart "donut"
board('b', { tiles: [{ name: 't', metric: 'revenue', chart: 'donut' }] })

// @ts-expect-error a tile has a metric
board('b', { tiles: [{ name: 't', grain: 'month' }] })

// @ts-expect-error a tile lists the entities of which every one is shown
board('b', { tiles: [{ name: 't', metric: 'revenue', by: ['accountCountry'], every: 'account' }] })

// @ts-expect-error a tile shows every one of its entities by their names
board('b', { tiles: [{ name: 't', metric: 'revenue', by: ['accountCountry'], every: [accounts] }] })

// @ts-expect-error a model is no metric
set('s', { metrics: [accounts] })
// Finer rows

// @ts-expect-error finer rows are those of another metric, not of a model
metric('a', { model: 'orders', count: 'rows', finer: orderLines })

// @ts-expect-error each of several is a metric, or the name of one
metric('a', { model: 'orders', count: 'rows', finer: ['ordersByLine', 5] })

// Durations

// @ts-expect-error a negative span is kept, dropped or refused
metric('a', { model: tickets, avg: { from: 'opened_at', to: 'resolved_at', unit: 'hour', negative: 'ignore' } })

// @ts-expect-error only business hours are counted instead of all
metric('a', { model: tickets, avg: { from: 'opened_at', to: 'resolved_at', unit: 'hour', hours: 'office' } })

// What comes of events

// @ts-expect-error a conversion says which entity it goes by
conversion('a', { base: 'newLeads', conversion: 'salesCount' })

// @ts-expect-error there is no time grain "days"
conversion('a', { base: 'newLeads', conversion: 'salesCount', per: 'account', window: { count: 30, grain: 'days' } })

// @ts-expect-error a conversion gives a rate, conversions or entities
conversion('a', { base: 'newLeads', conversion: 'salesCount', per: 'account', calculate: 'people' })

// @ts-expect-error an input of a conversion is read at its own time
conversion('a', { base: { metric: 'newLeads', offset: 'previousPeriod' }, conversion: 'salesCount', per: 'account' })

// @ts-expect-error there is no time grain "fiscalQuarter" where the options have no such calendar
retention('a', { base: 'salesCount', active: 'salesCount', per: 'account', grain: 'fiscalQuarter' })

// @ts-expect-error a retention says how its cohorts are cut
retention('a', { base: 'salesCount', active: 'salesCount', per: 'account' })

model('accounts', {
  table: 'accounts',
  key: 'account_id',
  dimensions: {
    orders: { number: 'orders', through: 'account' },
    // @ts-expect-error there is no column or dimension "oders"
    band: { when: [[{ oders: 1 }, 'one']], otherwise: 'more' },
  },
})

model('tickets', {
  table: 'tickets',
  key: 'ticket_id',
  entities: { account: { model: accounts, column: 'account_id' } },
  dimensions: {
    // @ts-expect-error no entity "acount" leads anywhere
    market: { when: [[{ acountCountry: 'DE' }, 'home']], otherwise: 'abroad' },
  },
})

// @ts-expect-error there is no field "lable"
extendMetric('a', { lable: 'A' })

// @ts-expect-error a direction is up, down or neutral
extendMetric('a', { extends: 'b', goodWhen: 'higher' })

// @ts-expect-error "from" of a span is the name of a time
extendMetric('a', { span: { from: 1, to: 'closedAt' } })

// @ts-expect-error a model has no formula
extendModel('a', { formula: 'b' })

// Calendars of one's own

const own = defineFor<
  { targets: { target_id: number } },
  GrainsOf<{ readonly calendars: { readonly fiscal: { readonly startMonth: 2 } } }>
>()

// @ts-expect-error a fiscal calendar has quarters and years
own.cumulative('a', { metric: 'target', toDate: 'fiscalMonth' })

// @ts-expect-error there is no calendar "retail"
own.cumulative('a', { metric: 'target', window: { count: 2, grain: 'retailMonth' } })

// @ts-expect-error without calendars of one's own there is no fiscal year
cumulative('a', { metric: 'target', toDate: 'fiscalYear' })

// Scores

const liking = { model: surveyResponses, answer: 'score', scale: [0, 10] } as const

// @ts-expect-error a score has a scale
scored('a', { model: surveyResponses, answer: 'score' })

// @ts-expect-error "comment" is no number
scored('a', { ...liking, answer: 'comment' })

// @ts-expect-error there is no dimension "surveyTopBox"
scored('a', { ...liking, bands: [{ from: 'surveyTopBox', weight: 1 }] })

// @ts-expect-error a band has a beginning or an end
scored('a', { ...liking, bands: [{ weight: 1 }] })

// @ts-expect-error a band has a weight
scored('a', { ...liking, bands: [{ from: 9 }] })
