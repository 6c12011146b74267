import { model } from '../../schema/define.ts'
import { accounts } from './accounts.ts'

export const customerPeriods = model('customerPeriods', {
  table: 'customer_periods',
  grain: 'One row per span of time during which an account is a customer.',
  key: 'customer_period_id',
  metricTime: 'startedAt',
  entities: { account: { model: accounts, column: 'account_id' } },
  dimensions: {
    number: { column: 'period_no', description: '1 the first time, 2 and more for a customer who was won back.' },
    startedAt: 'started_at',
    endedAt: 'ended_at',
    endReason: 'end_reason',
    backAt: { next: 'started_at', per: 'account_id', over: 'started_at', label: 'Won back at' },
  },
})
