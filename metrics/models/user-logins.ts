import { model } from '../../schema/define.ts'
import { crmUsers } from './crm-users.ts'

export const userLogins = model('userLogins', {
  table: 'user_logins',
  grain: 'One row per login to the CRM.',
  key: 'login_id',
  metricTime: 'loggedInAt',
  freshness: { newest: 'logged_in_at', within: { count: 4, grain: 'day' } },
  entities: { user: { model: crmUsers, column: 'user_id' } },
  dimensions: { client: 'client', loggedInAt: 'logged_in_at' },
})
