import { model } from '../../schema/define.ts'
import { crmUsers } from './crm-users.ts'
import { opportunities } from './opportunities.ts'
import { pipelineStages } from './pipeline-stages.ts'

export const stageHistory = model('stageHistory', {
  table: 'opportunity_stage_history',
  grain: 'One row per version of a deal: its stage, amount, probability and owner from one instant to another.',
  key: 'history_id',
  entity: 'dealVersion',
  metricTime: 'validFrom',
  freshness: { newest: 'valid_from', within: { count: 4, grain: 'day' } },
  entities: {
    opportunity: { model: opportunities, column: 'opportunity_id' },
    stage: { model: pipelineStages, column: 'stage_id' },
    owner: { model: crmUsers, column: 'owner_user_id' },
    account: { through: 'opportunity.account' },
    campaign: { through: 'opportunity.campaign' },
    lead: { through: 'opportunity.lead' },
    product: { through: 'opportunity.product' },
  },
  dimensions: { currency: 'currency', validFrom: 'valid_from', validTo: 'valid_to' },
})
