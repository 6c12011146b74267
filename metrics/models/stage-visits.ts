import { model } from '../../schema/define.ts'
import { opportunities } from './opportunities.ts'
import { pipelineStages } from './pipeline-stages.ts'

export const stageVisits = model('stageVisits', {
  table: 'stage_visits',
  grain: 'One row per visit of a deal to a stage, changes of its amount merged away.',
  key: ['opportunity_id', 'stage_visit'],
  entity: 'stageVisit',
  metricTime: 'exitedAt',
  entities: {
    opportunity: { model: opportunities, column: 'opportunity_id' },
    stage: { model: pipelineStages, column: 'stage_id' },
    nextStage: { model: pipelineStages, column: 'nextStageId' },
    account: { through: 'opportunity.account' },
    owner: { through: 'opportunity.owner' },
    campaign: { through: 'opportunity.campaign' },
    lead: { through: 'opportunity.lead' },
    product: { through: 'opportunity.product' },
  },
  dimensions: {
    enteredAt: 'entered_at',
    exitedAt: 'exited_at',
    days: { from: 'entered_at', to: 'exited_at', unit: 'day' },
    nextStageId: { next: 'stage_id', per: 'opportunity_id', over: 'entered_at', label: 'Stage visited next' },
  },
})
