import { model } from '../../schema/define.ts'
import { orders } from './orders.ts'
import { products } from './products.ts'

export const orderLines = model('orderLines', {
  table: 'order_lines',
  grain: 'One row per line of an order.',
  key: 'order_line_id',
  metricTime: 'orderOrderedAt',
  entities: {
    order: { model: orders, column: 'order_id' },
    product: { model: products, column: 'product_id' },
    account: { through: 'order.account' },
    owner: { through: 'order.owner' },
    opportunity: { through: 'order.opportunity' },
    campaign: { through: 'order.opportunity.campaign' },
    lead: { through: 'order.opportunity.lead' },
  },
  dimensions: { type: 'line_type' },
})
