import { model } from '../../schema/define.ts'
import { opportunities } from './opportunities.ts'

/** Apart from `activities`, so that a touch is broken down as its deal is: its campaign is the deal's, not the activity's own. */
export const dealTouches = model('dealTouches', {
  table: 'activities',
  grain: 'One row per contact that somebody made about a deal, automated ones left out.',
  key: 'activity_id',
  entity: 'dealTouch',
  metricTime: 'opportunityClosedAt',
  where: { is_automated: false, opportunity_id: { isNull: false } },
  entities: {
    opportunity: { model: opportunities, column: 'opportunity_id' },
    account: { through: 'opportunity.account' },
    owner: { through: 'opportunity.owner' },
    campaign: { through: 'opportunity.campaign' },
    lead: { through: 'opportunity.lead' },
    product: { through: 'opportunity.product' },
  },
  dimensions: { type: 'activity_type', direction: 'direction', occurredAt: 'occurred_at' },
})
