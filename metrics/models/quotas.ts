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

export const teamQuotas = model('teamQuotas', {
  table: 'quotas',
  grain: 'One row per team and span for which a quota was set for the team as a whole.',
  key: 'quota_id',
  entity: 'teamQuota',
  where: { team: { isNull: false } },
  dimensions: {
    team: { column: 'team', sameAs: 'userTeam' },
    currency: 'currency',
    startsOn: 'period_start',
    endsOn: 'period_end',
  },
})

/** The quotas of teams once more, as what a team has at a time. */
export const teamQuotaSpans = model('teamQuotaSpans', {
  table: 'quotas',
  grain: 'One row per team and span for which a quota was set for the team as a whole.',
  key: 'team',
  entity: 'teamQuotaSpan',
  validity: { from: 'period_start', to: 'period_end' },
  where: { team: { isNull: false } },
  dimensions: { startsOn: 'period_start', endsOn: 'period_end' },
})

/** Apart from `crmUsers`, so that not every role of a user leads to quotas. */
export const sellers = model('sellers', {
  table: 'crm_users',
  grain: 'One row per person who sells, with the team of today.',
  key: 'user_id',
  entity: 'seller',
  entities: { heldTeamQuota: { model: teamQuotaSpans, column: 'team' } },
})

export const teamQuotaSales = model('teamQuotaSales', {
  table: 'order_facts',
  grain: 'One row per completed order, its lines added up, with the quota that the team of its representative had on its day.',
  key: 'order_id',
  entity: 'teamQuotaSale',
  metricTime: 'orderedAt',
  entities: {
    user: { model: crmUsers, column: 'owner_user_id' },
    seller: { model: sellers, column: 'owner_user_id' },
    heldTeamQuota: { through: 'seller.heldTeamQuota' },
  },
  dimensions: { currency: 'currency', orderedAt: 'ordered_at' },
})
