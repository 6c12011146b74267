import { count, currency, derived, metric, ratio, share, variants } from '../schema/define.ts'
import { costEntries } from './models/cost-entries.ts'
import { orderLines } from './models/order-lines.ts'
import { orders } from './models/orders.ts'
import { payments } from './models/payments.ts'

const owner = 'Sales'
const tags = ['sales', 'group:business_performance', 'group:marketing_sales', 'objective:sell_more', 'funnel:closing']

export const revenue = metric('revenue', {
  model: orderLines,
  sum: { money: 'net_amount', currency: 'orderCurrency', on: 'orderOrderedAt' },
  where: { orderStatus: 'completed' },
  label: 'Revenue',
  description: 'Net value of completed orders, after discount and before tax, on the day of the order.',
  synonyms: ['sales', 'turnover'],
  standard: 'net sales: after discount, before tax',
  unit: currency(),
  goodWhen: 'up',
  owner,
  tags: [...tags, 'key'],
})

export const ordersByLine = metric('ordersByLine', {
  model: orderLines,
  countDistinct: 'order_id',
  where: { orderStatus: 'completed' },
  label: 'Orders by what they hold',
  description: 'Completed orders with such lines, each once: by product, an order counts under each of its products.',
  unit: count,
  goodWhen: 'up',
  owner,
  tags,
})

export const salesCount = metric('salesCount', {
  model: orders,
  count: 'rows',
  where: { status: 'completed' },
  label: 'Number of sales',
  description: 'Completed orders, on the day of the order.',
  synonyms: ['orders', 'purchases'],
  standard: 'completed orders',
  finer: ordersByLine,
  unit: count,
  goodWhen: 'up',
  owner,
  tags,
})

export const costOfGoods = metric('costOfGoods', {
  model: orderLines,
  sum: { money: 'cost_amount', currency: 'orderCurrency', on: 'orderOrderedAt' },
  where: { orderStatus: 'completed' },
  label: 'Cost of goods',
  description: 'What the goods of completed orders cost the company, as far as it is known: see the share of lines without cost.',
  synonyms: ['COGS'],
  unit: currency(),
  goodWhen: 'down',
  owner,
  tags,
})

export const revenueGrowthOnPrevious = derived('revenueGrowthOnPrevious', {
  formula: {
    divide: [{ subtract: [revenue, { metric: revenue, offset: 'previousPeriod' }] }, { metric: revenue, offset: 'previousPeriod' }],
  },
  label: 'Revenue growth on the previous period',
  description:
    'Change of revenue against the period before, relative to that: the latest turn. Months have different lengths, and seasons count as growth.',
  standard: 'period over period, relative',
  unit: share,
  goodWhen: 'up',
  owner,
  tags: [...tags],
})

/** The same days of the year before, so that seasons do not count as growth. */
const revenueLastYear = { metric: revenue, offset: { count: 1, grain: 'year' } } as const

export const revenueGrowthOnLastYear = derived('revenueGrowthOnLastYear', {
  formula: { divide: [{ subtract: [revenue, revenueLastYear] }, revenueLastYear] },
  label: 'Revenue growth on last year',
  description: 'Change of revenue from the same period of the year before, relative to it: for sales that go with the seasons.',
  synonyms: ['year-over-year growth', 'YoY growth'],
  standard: 'year over year, relative',
  unit: share,
  goodWhen: 'up',
  owner,
  tags,
})

export const revenueGrowthRate = variants('revenueGrowthRate', {
  default: 'previousPeriod',
  variants: { previousPeriod: revenueGrowthOnPrevious, samePeriodLastYear: revenueGrowthOnLastYear },
  label: 'Revenue growth rate',
  description: 'Change of revenue against the period before, relative to that. Months have different lengths.',
  synonyms: ['revenue growth'],
  standard: 'period over period, relative',
  unit: share,
  goodWhen: 'up',
  tags: [...tags, 'key'],
  owner,
})

export const grossProfit = derived('grossProfit', {
  formula: { subtract: [revenue, costOfGoods] },
  label: 'Gross profit',
  description: 'Revenue minus cost of goods. Where a cost is unknown the profit is too high: see the share of lines without cost.',
  synonyms: ['gross margin amount'],
  standard: 'revenue - cost of goods',
  unit: currency(),
  goodWhen: 'up',
  owner,
  tags,
})

export const linesSold = metric('linesSold', {
  model: orderLines,
  count: 'rows',
  where: { orderStatus: 'completed' },
  label: 'Lines sold',
  description: 'Lines of completed orders, on the day of the order.',
  unit: count,
  goodWhen: 'up',
  owner,
  tags,
})

export const uncostedLineShare = ratio('uncostedLineShare', {
  numerator: { metric: linesSold, where: { cost_amount: { isNull: true } } },
  denominator: linesSold,
  label: 'Lines without cost',
  description: 'Share of the lines sold whose cost is unknown, and which gross profit therefore shows as too profitable.',
  unit: share,
  goodWhen: 'down',
  owner,
  tags,
})

export const paymentsReceived = metric('paymentsReceived', {
  model: payments,
  sum: { money: 'amount', currency: 'currency', on: 'paidAt' },
  label: 'Payments received',
  description: 'Money received on the day of the payment, whenever the order was; money paid back is taken off.',
  synonyms: ['cash collected'],
  standard: 'cash received, by payment date, refunds negative',
  unit: currency(),
  goodWhen: 'up',
  owner,
  tags,
})

export const ordersPlacedByLine = metric('ordersPlacedByLine', {
  model: orderLines,
  countDistinct: 'order_id',
  label: 'Orders placed by what they hold',
  description: 'Orders with such lines, each once, whatever became of them since: by product, an order counts under each of its products.',
  unit: count,
  goodWhen: 'up',
  owner,
  tags,
})

export const ordersPlaced = metric('ordersPlaced', {
  model: orders,
  count: 'rows',
  finer: ordersPlacedByLine,
  label: 'Orders placed',
  description: 'Orders placed, whatever became of them.',
  unit: count,
  goodWhen: 'up',
  owner,
  tags,
})

export const orderCancellationRate = ratio('orderCancellationRate', {
  numerator: { metric: ordersPlaced, where: { orderStatus: 'cancelled' } },
  denominator: ordersPlaced,
  numeratorOnly: ['orderCancelReason'],
  label: 'Order cancellation rate',
  description: 'Share of the orders placed that were cancelled since, by the day of the order.',
  synonyms: ['cancellations'],
  standard: 'cancelled / placed, by order date',
  unit: share,
  goodWhen: 'down',
  owner,
  tags,
})

export const expansionRevenue = metric('expansionRevenue', {
  model: orderLines,
  sum: { money: 'net_amount', currency: 'orderCurrency', on: 'orderOrderedAt' },
  where: { orderStatus: 'completed', type: { in: ['upsell', 'cross_sell'] } },
  label: 'Expansion revenue',
  description: 'Revenue of upsell and cross-sell lines: the line’s amount, not the whole order’s.',
  synonyms: ['upsell revenue', 'cross-sell revenue'],
  unit: currency(),
  goodWhen: 'up',
  owner,
  tags,
})

export const salesCosts = metric('salesCosts', {
  model: costEntries,
  sum: { money: 'amount', currency: 'currency', on: 'incurredOn' },
  where: { department: 'sales' },
  label: 'Sales costs',
  description: 'What the sales department costs, by the day on which it was booked: the whole amount, for budgets.',
  standard: 'source 004: cost of servicing sales',
  unit: currency(),
  goodWhen: 'down',
  owner,
  tags,
})

export const salesCostPerSale = ratio('salesCostPerSale', {
  numerator: salesCosts,
  denominator: salesCount,
  numeratorOnly: ['costType', 'costPurpose'],
  label: 'Sales costs per sale',
  description: 'What the sales department costs, per completed order: the standard for comparing periods with more or fewer sales.',
  standard: 'cost / sales',
  unit: currency(),
  goodWhen: 'down',
  owner,
  tags,
})

export const salesServiceCost = variants('salesServiceCost', {
  default: 'total',
  variants: { total: salesCosts, perSale: salesCostPerSale },
  label: 'Cost of servicing sales',
  description: 'What serving sales costs, by the day on which it was booked.',
  synonyms: ['cost of serving sales'],
  standard: 'source 004: cost of servicing sales',
  unit: currency(),
  goodWhen: 'down',
  playbook: [{ condition: 'It is high.', action: 'Automate what is done by hand.' }],
  owner,
  tags,
})

/** What only sales know: no cost is booked on a product. */
export const ofProducts = ['productName', 'productCategory', 'productFamily']

export const salesNetReturn = derived('salesNetReturn', {
  formula: { divide: [{ subtract: [grossProfit, salesCosts] }, salesCosts] },
  finer: 'salesNetReturnByProduct',
  label: 'Net return on selling',
  description: 'Gross profit per unit of money spent on selling, after that spending: the standard. 0 is break-even, -1 a total loss.',
  standard: '(gain - cost) / cost',
  unit: share,
  goodWhen: 'up',
  owner,
  tags,
})

export const salesReturnMultiple = ratio('salesReturnMultiple', {
  numerator: grossProfit,
  denominator: salesCosts,
  numeratorOnly: ofProducts,
  label: 'Return multiple of selling',
  description: 'Gross profit per unit of money spent on selling, before that spending: what each unit of money brings. 1 is break-even.',
  standard: 'source 004: gain / cost',
  unit: share,
  goodWhen: 'up',
  owner,
  tags,
})

export const salesNetReturnByProduct = derived('salesNetReturnByProduct', {
  formula: { subtract: [salesReturnMultiple, 1] },
  label: 'Net return on selling, by product',
  description:
    'Gross profit of such a product per unit of all the money spent on selling, after that spending: below 0, the product alone does not pay for all selling.',
  standard: '(gain - cost) / cost',
  unit: share,
  goodWhen: 'up',
  owner,
  tags,
})

export const salesRoi = variants('salesRoi', {
  default: 'net',
  variants: { net: salesNetReturn, returnMultiple: salesReturnMultiple },
  label: 'Return on sales investment',
  description: 'Gross profit earned per unit of money spent on selling, after that spending. -1 is a total loss.',
  synonyms: ['sales ROI'],
  standard: '(gain - cost) / cost',
  unit: share,
  goodWhen: 'up',
  owner,
  tags,
})
