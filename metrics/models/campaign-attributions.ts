import { model } from '../../schema/define.ts'
import { campaigns } from './campaigns.ts'
import { orderTotals } from './order-totals.ts'
import { orders } from './orders.ts'

export const campaignAttributions = model('campaignAttributions', {
  table: 'campaign_attributions',
  grain: 'One row per order or deal, campaign and attribution model: the part of it that the campaign is credited with.',
  key: 'attribution_id',
  metricTime: 'orderTotalOrderedAt',
  entities: {
    campaign: { model: campaigns, column: 'campaign_id' },
    orderTotal: { model: orderTotals, column: 'order_id' },
    order: { model: orders, column: 'order_id' },
    account: { through: 'order.account' },
    owner: { through: 'order.owner' },
  },
  dimensions: { model: { column: 'model', label: 'Attribution model' } },
})
