import { model } from '../../schema/define.ts'
import { crmUsers } from './crm-users.ts'

export const campaigns = model('campaigns', {
  table: 'campaigns',
  grain: 'One row per marketing campaign, planned, running or over.',
  key: 'campaign_id',
  metricTime: 'startsOn',
  entities: { owner: { model: crmUsers, column: 'owner_user_id' } },
  dimensions: { name: 'name', channel: 'channel', type: 'campaign_type', startsOn: 'starts_on', endsOn: 'ends_on', currency: 'currency' },
})
