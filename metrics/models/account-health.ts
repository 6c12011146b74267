import { model } from '../../schema/define.ts'
import { accounts } from './accounts.ts'

export const accountHealth = model('accountHealth', {
  table: 'account_health_daily',
  grain: 'One row per account and day, with its scores from 0 to 100.',
  key: ['account_id', 'snapshot_date'],
  entity: 'healthSnapshot',
  metricTime: 'takenOn',
  freshness: { newest: 'snapshot_date', within: { count: 3, grain: 'day' } },
  entities: { account: { model: accounts, column: 'account_id' } },
  dimensions: { takenOn: 'snapshot_date' },
})
