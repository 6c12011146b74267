import { model } from '../../schema/define.ts'
import { crmUsers } from './crm-users.ts'

export const quotas = model('quotas', {
  table: 'quotas',
  grain: 'One row per representative and span for which a quota was set; quotas of whole teams are left out.',
  key: 'user_id',
  entity: 'quota',
  validity: { from: 'period_start', to: 'period_end' },
  where: { user_id: { isNull: false } },
  entities: { owner: { model: crmUsers, column: 'user_id' } },
  dimensions: { currency: 'currency', startsOn: 'period_start', endsOn: 'period_end' },
})

/** The quotas once more, as what a representative has at a time. */
export const quotaSpans = model('quotaSpans', {
  table: 'quotas',
  grain: 'One row per representative and span for which a quota was set.',
  key: 'user_id',
  entity: 'quotaSpan',
  validity: { from: 'period_start', to: 'period_end' },
  where: { user_id: { isNull: false } },
  dimensions: { startsOn: 'period_start', endsOn: 'period_end' },
})

export const quotaSales = model('quotaSales', {
  table: 'order_facts',
  grain: 'One row per completed order, its lines added up, with the quota that its representative had on its day.',
  key: 'order_id',
  entity: 'quotaSale',
  metricTime: 'orderedAt',
  entities: { owner: { model: crmUsers, column: 'owner_user_id' }, heldQuota: { model: quotaSpans, column: 'owner_user_id' } },
  dimensions: { currency: 'currency', orderedAt: 'ordered_at' },
})
